@org.jspecify.annotations.NullMarked
package cn.sixin.ticket.ui;
