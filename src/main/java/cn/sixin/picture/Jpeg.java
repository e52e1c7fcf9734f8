package cn.sixin.picture;

import cn.sixin.store.Attachment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pixels and nothing else: no metadata goes in, so none comes out. */
final class Jpeg {
    static final String MEDIA_TYPE = "image/jpeg";
    private static final float QUALITY = 0.82f;

    private Jpeg() {}

    static Attachment attachment(BufferedImage picture, BufferedImage thumb) {
        return Attachment.of(bytes(picture), bytes(thumb), MEDIA_TYPE, picture.getWidth(), picture.getHeight());
    }

    private static byte[] bytes(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
