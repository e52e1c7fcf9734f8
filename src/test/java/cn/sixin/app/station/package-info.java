/** Tests of station. */
package cn.sixin.app.station;
