package cn.sixin.page.ui;

import javafx.scene.Node;
import javafx.scene.Scene;

/** A control within a page that has its own meaning for keys that the page listens to, while the focus is in it. */
interface OwnKeys {
    /** Ctrl+Z takes back what was done in it. */
    boolean undoes();

    /** Esc gives up what is being typed in it. */
    boolean escapes();

    /** The one that the focus is in; else one without keys of its own. */
    static OwnKeys of(Node page) {
        Scene scene = page.getScene();
        for (Node at = scene == null ? null : scene.getFocusOwner(); at != null; at = at.getParent()) {
            if (at instanceof OwnKeys own) {
                return own;
            }
        }
        return NONE;
    }

    OwnKeys NONE = new OwnKeys() {
        @Override
        public boolean undoes() {
            return false;
        }

        @Override
        public boolean escapes() {
            return false;
        }
    };
}
