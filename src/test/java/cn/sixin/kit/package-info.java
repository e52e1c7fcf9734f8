/** Tests of the kit, and what every test of a page stands on. */
package cn.sixin.kit;
