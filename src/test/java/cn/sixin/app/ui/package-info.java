/** The windows around the pages, clicked and typed at as an officer does. */
package cn.sixin.app.ui;
