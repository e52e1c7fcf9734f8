/** Tests of the log. */
package cn.sixin.app.log;
