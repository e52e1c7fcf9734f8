/** Tests of the commands. */
package cn.sixin.app.cli;
