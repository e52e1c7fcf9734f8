package cn.sixin.app.demo;

import cn.sixin.picture.Photos;
import cn.sixin.store.Attachment;
import cn.sixin.store.Store;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Drawn pictures for the demo's visits: nobody is in them. */
final class DemoPictures {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1200;
    private static final int GROUND = 820;

    private DemoPictures() {}

    /** Keeps them and gives their names; none where the store cannot take them. */
    static List<String> keep(Store store) {
        List<String> kept = new ArrayList<>();
        for (BufferedImage image : List.of(factory(), workshop())) {
            int[] argb = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
            Attachment photo = Photos.of(argb, WIDTH, HEIGHT);
            if (store.attachments().keep(photo).isEmpty()) {
                kept.add(photo.hash());
            }
        }
        return List.copyOf(kept);
    }

    private static BufferedImage factory() {
        BufferedImage image = sky(new Color(0xBFE3F5), new Color(0xF7FBFD));
        Graphics2D pen = pen(image);
        pen.setColor(new Color(0x9AB58F));
        pen.fillRect(0, GROUND, WIDTH, HEIGHT - GROUND);
        pen.setColor(new Color(0x6B7C86));
        pen.fillPolygon(new int[] {0, WIDTH, WIDTH, 0}, new int[] {1010, 930, 1050, 1150}, 4);
        pen.setColor(new Color(0xD9CFC0));
        pen.fillRect(260, 420, 1080, 400);
        pen.setColor(new Color(0xB5523B));
        for (int i = 0; i < 4; i++) {
            int left = 260 + i * 270;
            pen.fillPolygon(new int[] {left, left + 270, left + 270}, new int[] {420, 420, 320}, 3);
        }
        pen.setColor(new Color(0x5C8AA8));
        for (int i = 0; i < 9; i++) {
            pen.fillRect(310 + i * 112, 500, 70, 90);
        }
        pen.setColor(new Color(0x46525A));
        pen.fillRect(720, 640, 160, 180);
        pen.setColor(new Color(0x8A6F5C));
        pen.fillRect(1390, 300, 60, 520);
        pen.dispose();
        return image;
    }

    private static BufferedImage workshop() {
        BufferedImage image = sky(new Color(0xE9EDF0), new Color(0xC8D0D6));
        Graphics2D pen = pen(image);
        pen.setColor(new Color(0x8F9BA3));
        pen.fillPolygon(new int[] {0, 520, 1080, WIDTH}, new int[] {HEIGHT, 560, 560, HEIGHT}, 4);
        pen.setColor(new Color(0xF3C94B));
        pen.setStroke(new BasicStroke(10));
        pen.drawLine(640, 560, 330, HEIGHT);
        pen.drawLine(960, 560, 1270, HEIGHT);
        for (int i = 0; i < 4; i++) {
            int top = 520 + i * 130;
            int size = 120 + i * 60;
            pen.setColor(new Color(0x2F7F79));
            pen.fillRoundRect(460 - i * 120 - size / 2, top, size, size * 2 / 3, 14, 14);
            pen.fillRoundRect(1140 + i * 120 - size / 2, top, size, size * 2 / 3, 14, 14);
            pen.setColor(new Color(0xE6EEF0));
            pen.fillRect(460 - i * 120 - size / 4, top + size / 8, size / 2, size / 4);
            pen.fillRect(1140 + i * 120 - size / 4, top + size / 8, size / 2, size / 4);
        }
        pen.setColor(new Color(0xFFF8DC));
        for (int i = 0; i < 5; i++) {
            pen.fillRect(250 + i * 240, 120 + Math.abs(2 - i) * 12, 150, 18);
        }
        pen.dispose();
        return image;
    }

    private static BufferedImage sky(Color above, Color below) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(image);
        pen.setPaint(new GradientPaint(0, 0, above, 0, GROUND, below));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.dispose();
        return image;
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return pen;
    }
}
