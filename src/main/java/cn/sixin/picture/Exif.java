package cn.sixin.picture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.jpeg.JpegDirectory;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The little of a photo's metadata that it takes to read it.
 *
 * @param orientation 1 to 8, as Exif 2.3 numbers them; 1 is upright
 * @param progressive a JPEG that comes in several passes
 */
record Exif(int orientation, boolean progressive) {
    static final Exif PLAIN = new Exif(1, false);
    private static final int PROGRESSIVE = 2;

    /** What the file says; upright when it says nothing, or nothing that can be read. */
    static Exif of(Path file) {
        try {
            return of(ImageMetadataReader.readMetadata(file.toFile()));
        } catch (ImageProcessingException | IOException unknown) {
            // Whether it is a picture at all is the image reader's to say.
            return PLAIN;
        }
    }

    private static Exif of(Metadata metadata) {
        ExifIFD0Directory camera = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        JpegDirectory jpeg = metadata.getFirstDirectoryOfType(JpegDirectory.class);
        return new Exif(
                camera == null ? 1 : number(camera, ExifIFD0Directory.TAG_ORIENTATION, 1),
                jpeg != null && number(jpeg, JpegDirectory.TAG_COMPRESSION_TYPE, 0) == PROGRESSIVE);
    }

    private static int number(com.drew.metadata.Directory directory, int tag, int instead) {
        try {
            return directory.containsTag(tag) ? directory.getInt(tag) : instead;
        } catch (MetadataException noNumber) {
            return instead;
        }
    }
}
