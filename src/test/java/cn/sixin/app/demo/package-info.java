/** Tests of demo. */
package cn.sixin.app.demo;
