package cn.sixin.page.ui;

import cn.sixin.page.Desk;
import cn.sixin.store.Attachment;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;

/** Kept photos as the screen shows them, unpacked off the FX thread. */
final class Pictures {
    private Pictures() {}

    /** Those that this station has. */
    static Map<String, Image> thumbs(Desk desk, Collection<String> hashes) {
        Map<String, Image> images = new LinkedHashMap<>();
        desk.store().attachments().thumbs(hashes).forEach((hash, bytes) -> images.put(hash, image(bytes)));
        return images;
    }

    /** Empty when this station does not have it. */
    static Optional<Image> whole(Desk desk, String hash) {
        return desk.store().attachments().find(hash).map(Attachment::content).map(Pictures::image);
    }

    private static Image image(byte[] bytes) {
        return new Image(new ByteArrayInputStream(bytes));
    }
}
