@org.jspecify.annotations.NullMarked
package cn.sixin.page.ui;
