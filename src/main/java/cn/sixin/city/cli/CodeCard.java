package cn.sixin.city.cli;

import cn.sixin.city.device.EnrolmentCode;
import cn.sixin.terminal.Terminal;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** An enrolment code as it is handed to an officer: the letters, and the same as a picture of half blocks. */
final class CodeCard {
    private static final int MARGIN = 2;

    private CodeCard() {}

    static void say(Terminal terminal, EnrolmentCode code, String place, String officer) {
        terminal.say("city.code", place, officer, code.text());
        terminal.out().print(picture(code.text()));
        terminal.say("city.code_use");
    }

    /** Two modules a character, light on dark as terminals are; upper-case letters, digits and dashes pack best. */
    static String picture(String text) {
        BitMatrix modules;
        try {
            modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    MARGIN,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
        StringBuilder lines = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y += 2) {
            for (int x = 0; x < modules.getWidth(); x++) {
                boolean upper = !modules.get(x, y);
                boolean lower = y + 1 == modules.getHeight() || !modules.get(x, y + 1);
                lines.append(upper ? lower ? '\u2588' : '\u2580' : lower ? '\u2584' : ' ');
            }
            lines.append('\n');
        }
        return lines.toString();
    }
}
