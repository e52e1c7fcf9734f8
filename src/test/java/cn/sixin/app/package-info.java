/** Tests of the process, its command line and its windows. */
package cn.sixin.app;
