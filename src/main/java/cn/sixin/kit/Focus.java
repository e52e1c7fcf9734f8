package cn.sixin.kit;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.Node;

/** Where the keyboard goes when a view comes on screen: a node that is in no scene yet cannot be asked to take it. */
public final class Focus {
    private Focus() {}

    /** At once, or as soon as it is in a scene; FX thread only. */
    public static void whenShown(Node node) {
        if (node.getScene() != null) {
            node.requestFocus();
            return;
        }
        node.sceneProperty().addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable scene) {
                if (node.getScene() != null) {
                    node.sceneProperty().removeListener(this);
                    node.requestFocus();
                }
            }
        });
    }
}
