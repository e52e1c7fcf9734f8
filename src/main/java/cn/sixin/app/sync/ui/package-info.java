/** Syncing as an officer sees it: the settings' card, the sheet of a sync, what it leaves for people to decide. */
@NullMarked
package cn.sixin.app.sync.ui;

import org.jspecify.annotations.NullMarked;
