package cn.sixin.picture;

import cn.sixin.ledger.Problem;
import cn.sixin.store.Attachment;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Takes photos in. A file is believed by its content, never by its name; a large one is read at a fraction of its
 * size, so that memory stays bounded whatever is offered. Blocking: off the FX thread.
 */
public final class Photos {
    /** The longer side of what is kept, in pixels. */
    public static final int LONGEST = 1600;

    /** The longer side of the small copy. */
    public static final int THUMB = 240;

    /** The largest file taken, in bytes. */
    public static final long LARGEST_FILE = 50L * 1024 * 1024;

    /** More than any camera of today makes: beyond it a small file may unfold to fill the memory. */
    static final long MOST_PIXELS = 210_000_000L;

    /** A progressive JPEG is unfolded whole before a fraction of it can be read. */
    static final long MOST_PIXELS_PROGRESSIVE = 60_000_000L;

    /** What is read before the last scaling: enough for a smooth picture. */
    private static final double SPARE = 1.5;

    private Photos() {}

    /** From a file. */
    public static Taken of(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            if (!Files.isRegularFile(file)) {
                return refused("picture.not_picture", name);
            }
            if (Files.size(file) > LARGEST_FILE) {
                return refused("picture.too_big", name, LARGEST_FILE / (1024 * 1024));
            }
            try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
                return read(name, in, Exif.of(file));
            }
        } catch (IOException damaged) {
            return refused("picture.unreadable", name);
        }
    }

    /** From a clipboard: already upright and without metadata. @param argb row by row; read where it lies */
    public static Attachment of(int[] argb, int width, int height) {
        DataBufferInt pixels = new DataBufferInt(argb, argb.length);
        ColorModel colours = ColorModel.getRGBdefault();
        WritableRaster raster = Raster.createWritableRaster(
                colours.createCompatibleSampleModel(width, height), pixels, new Point(0, 0));
        return kept(new BufferedImage(colours, raster, false, null), Exif.PLAIN);
    }

    /**
     * One that another station has taken in and sent: its content stays as it is, since its name is its hash; the small
     * copy is made anew. Empty when it is no picture.
     */
    public static Optional<Attachment> sent(byte[] content) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            return read("", in, Exif.PLAIN) instanceof Taken.Fit(Attachment made)
                    ? Optional.of(Attachment.of(content, made.thumb(), made.mediaType(), made.width(), made.height()))
                    : Optional.empty();
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private static Taken read(String name, ImageInputStream in, Exif exif) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            return refused("picture.not_picture", name);
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            Optional<Taken> tooMany = tooMany(name, width, height, exif);
            return tooMany.isPresent() ? tooMany.get() : new Taken.Fit(kept(reduced(reader, width, height), exif));
        } catch (RuntimeException malformed) {
            // The readers of the platform answer some damaged files with an exception of their own making.
            throw new IOException(malformed);
        } finally {
            reader.dispose();
        }
    }

    private static Optional<Taken> tooMany(String name, int width, int height, Exif exif) {
        long pixels = (long) width * height;
        long most = exif.progressive() ? MOST_PIXELS_PROGRESSIVE : MOST_PIXELS;
        return pixels > most ? Optional.of(refused("picture.too_many_pixels", name, width, height)) : Optional.empty();
    }

    private static BufferedImage reduced(ImageReader reader, int width, int height) throws IOException {
        int step = Math.max(1, (int) (Math.max(width, height) / (LONGEST * SPARE)));
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    private static Attachment kept(BufferedImage image, Exif exif) {
        BufferedImage upright = Scaling.upright(Scaling.within(image, LONGEST), exif.orientation());
        return Jpeg.attachment(upright, Scaling.within(upright, THUMB));
    }

    private static Taken refused(String key, Object... args) {
        return new Taken.Refused(Problem.error(key, args));
    }
}
