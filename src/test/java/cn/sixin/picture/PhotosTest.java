package cn.sixin.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.store.Attachment;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Photos as they come from phones, and what only looks like one. */
class PhotosTest {
    @TempDir
    Path folder;

    @Test
    void thePlaceInAPhoneSPhotoIsGone() throws Exception {
        Path photo = CameraPhotos.jpeg(folder.resolve("IMG_0001.jpg"), 2400, 1800, 1);
        GpsDirectory place =
                ImageMetadataReader.readMetadata(photo.toFile()).getFirstDirectoryOfType(GpsDirectory.class);
        assertEquals(22.8, place.getGeoLocation().getLatitude(), 0.001);

        Attachment kept = fit(photo);
        Metadata left = ImageMetadataReader.readMetadata(new ByteArrayInputStream(kept.content()));
        assertFalse(left.containsDirectoryOfType(GpsDirectory.class));
        assertFalse(left.containsDirectoryOfType(ExifDirectoryBase.class));
        assertFalse(new String(kept.content(), StandardCharsets.ISO_8859_1).contains("SiCamera"));
        assertEquals(1600, kept.width());
        assertEquals(1200, kept.height());
        BufferedImage thumb = ImageIO.read(new ByteArrayInputStream(kept.thumb()));
        assertEquals(240, thumb.getWidth());
        assertEquals(180, thumb.getHeight());
    }

    /** Where the red half comes to lie, by the Exif numbers. */
    @ParameterizedTest
    @CsvSource({
        "1,left", "2,right", "3,right", "4,left",
        "5,top", "6,top", "7,bottom", "8,bottom"
    })
    void aPhotoIsTurnedAsItWasHeld(int orientation, String red) throws Exception {
        Attachment kept = fit(CameraPhotos.jpeg(folder.resolve("held.jpg"), 400, 200, orientation));
        boolean lying = orientation >= 5;
        assertEquals(lying ? 200 : 400, kept.width());
        assertEquals(lying ? 400 : 200, kept.height());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(kept.content()));
        int x = red.equals("left") ? kept.width() / 4 : red.equals("right") ? kept.width() * 3 / 4 : kept.width() / 2;
        int y = red.equals("top")
                ? kept.height() / 4
                : red.equals("bottom") ? kept.height() * 3 / 4 : kept.height() / 2;
        int rgb = image.getRGB(x, y);
        assertTrue((rgb >> 16 & 0xFF) > 180 && (rgb & 0xFF) < 80, () -> "red expected " + CameraPhotos.hex(rgb));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "tiff"})
    void otherFormatsComeInToo(String format) throws Exception {
        Path file = CameraPhotos.write(folder.resolve("a." + format), CameraPhotos.halves(800, 600), format);
        Attachment kept = fit(file);
        assertEquals(800, kept.width());
        assertEquals("image/jpeg", kept.mediaType());
    }

    @Test
    void theSamePhotoTwiceIsOne() throws Exception {
        Path one = CameraPhotos.jpeg(folder.resolve("1.jpg"), 900, 700, 6);
        Path two = Files.copy(one, folder.resolve("2.jpg"));
        assertEquals(fit(one), fit(two));
    }

    @Test
    void aRenamedProgramIsNoPicture() throws Exception {
        Path file = folder.resolve("photo.jpg");
        byte[] program = new byte[4096];
        program[0] = 'M';
        program[1] = 'Z';
        Files.write(file, program);
        assertEquals("picture.not_picture", refused(file));
        assertEquals("picture.not_picture", refused(folder));
    }

    @Test
    void aPhotoBrokenOffIsRefused() throws Exception {
        Path whole = CameraPhotos.write(folder.resolve("w.png"), CameraPhotos.halves(300, 300), "png");
        byte[] bytes = Files.readAllBytes(whole);
        Path part = folder.resolve("part.png");
        Files.write(part, java.util.Arrays.copyOf(bytes, 60));
        assertEquals("picture.unreadable", refused(part));
    }

    @Test
    void moreThanFiftyMegabytesAreRefused() throws Exception {
        Path file = CameraPhotos.jpeg(folder.resolve("huge.jpg"), 100, 100, 1);
        try (RandomAccessFile grown = new RandomAccessFile(file.toFile(), "rw")) {
            grown.setLength(Photos.LARGEST_FILE + 1);
        }
        assertEquals("picture.too_big", refused(file));
    }

    @Test
    void aFewBytesThatUnfoldToGigabytesAreRefused() throws Exception {
        assertEquals("picture.too_many_pixels", refused(CameraPhotos.bomb(folder.resolve("b.png"), 60_000, 60_000)));
    }

    @Test
    void theClipboardSPixelsComeInOnWhite() throws Exception {
        int[] clear = new int[300 * 100];
        Attachment kept = Photos.of(clear, 300, 100);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(kept.content()));
        assertEquals("ffffff", CameraPhotos.hex(image.getRGB(150, 50)));
    }

    private static Attachment fit(Path file) {
        Taken.Fit fit = assertInstanceOf(Taken.Fit.class, Photos.of(file));
        assertNotNull(fit.photo().hash());
        return fit.photo();
    }

    private static String refused(Path file) {
        return assertInstanceOf(Taken.Refused.class, Photos.of(file)).problem().key();
    }
}
