package cn.sixin.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Photos as a phone writes them: Exif with the way it was held and the place, beside the pixels. */
public final class CameraPhotos {
    private CameraPhotos() {}

    /** Left half red, right half blue, a white bar along the top. */
    static BufferedImage halves(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height / 8);
        pen.dispose();
        return image;
    }

    static Path write(Path file, BufferedImage image, String format) throws IOException {
        ImageIO.write(image, format, file.toFile());
        return file;
    }

    /** A JPEG with an Exif segment: orientation, camera, and a place at 22.8 N 113.8 E. */
    public static Path jpeg(Path file, int width, int height, int orientation) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(halves(width, height), "jpeg", plain);
        byte[] pixels = plain.toByteArray();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(pixels, 0, 2);
        byte[] exif = exif(orientation);
        out.writeShort(0xFFE1);
        out.writeShort(exif.length + 2);
        out.write(exif);
        out.write(pixels, 2, pixels.length - 2);
        Files.write(file, bytes.toByteArray());
        return file;
    }

    private static byte[] exif(int orientation) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII));
        out.writeShort(42);
        out.writeInt(8);
        // IFD0: make, orientation, the GPS directory's place
        out.writeShort(3);
        entry(out, 0x010F, 2, 9, 50);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        entry(out, 0x8825, 4, 1, 60);
        out.writeInt(0);
        out.write("SiCamera\0\0".getBytes(StandardCharsets.US_ASCII));
        // GPS: N 22/1 48/1 0/1, E 113/1 48/1 0/1, from 60 on
        out.writeShort(4);
        out.write(ascii(1, 'N'));
        entry(out, 2, 5, 3, 114);
        out.write(ascii(3, 'E'));
        entry(out, 4, 5, 3, 138);
        out.writeInt(0);
        for (int number : new int[] {22, 48, 0, 113, 48, 0}) {
            out.writeInt(number);
            out.writeInt(1);
        }
        return bytes.toByteArray();
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }

    private static byte[] ascii(int tag, char letter) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(tag);
        out.writeShort(2);
        out.writeInt(2);
        out.write(new byte[] {(byte) letter, 0, 0, 0});
        return bytes.toByteArray();
    }

    /** A PNG's head that says how many pixels follow, and next to nothing after it. */
    static Path bomb(Path file, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(chunk);
        head.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        head.writeInt(width);
        head.writeInt(height);
        head.write(new byte[] {8, 2, 0, 0, 0});
        byte[] content = chunk.toByteArray();
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(content);
        out.writeInt(13);
        out.write(content);
        out.writeInt((int) crc.getValue());
        out.writeInt(1000);
        out.write("IDAT".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[1004]);
        Files.write(file, bytes.toByteArray());
        return file;
    }

    static String hex(int rgb) {
        return String.format(Locale.ROOT, "%06x", rgb & 0xFFFFFF);
    }
}
