package cn.sixin.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/**
 * A page of an office as a Word document, laid out by GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, body in
 * 3号仿宋 of 28.95 points a line, title in 2号小标宋. The officer checks it in his own program, prints and stamps it.
 *
 * @param number stands below the title, to the right
 * @param addressee stands alone, flush left
 * @param body paragraphs, each indented by two characters
 * @param signer above the date, to the right
 * @param date as it is written (2025年2月11日)
 * @param note below the date; "" for none
 */
public record Letter(
        String title, String number, String addressee, List<String> body, String signer, String date, String note) {
    private static final String SONG = "方正小标宋简体";
    private static final String FANGSONG = "仿宋";
    private static final int TITLE_SIZE = 22;
    private static final int BODY_SIZE = 16;
    private static final double LINE = 28.95;
    /** Twentieths of a point in a millimetre. */
    private static final double TWIPS = 1440 / 25.4;
    /** Two and four characters of the body, in twentieths of a point. */
    private static final int TWO = 2 * BODY_SIZE * 20;

    private static final int FOUR = 2 * TWO;

    public Letter {
        body = List.copyOf(body);
    }

    /** @throws Refused when the file cannot be written; the old one stays */
    public void docx(Path target) throws Refused {
        AtomicFile.write(target, this::write);
    }

    private void write(OutputStream out) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            page(document);
            line(document, title, SONG, TITLE_SIZE).setAlignment(ParagraphAlignment.CENTER);
            line(document, number, FANGSONG, BODY_SIZE).setAlignment(ParagraphAlignment.RIGHT);
            line(document, "", FANGSONG, BODY_SIZE);
            line(document, addressee, FANGSONG, BODY_SIZE);
            for (String paragraph : body) {
                XWPFParagraph made = line(document, paragraph, FANGSONG, BODY_SIZE);
                made.setAlignment(ParagraphAlignment.BOTH);
                made.setIndentationFirstLine(TWO);
            }
            line(document, "", FANGSONG, BODY_SIZE);
            signed(document, signer);
            signed(document, date);
            if (!note.isEmpty()) {
                signed(document, note);
            }
            document.write(out);
        }
    }

    private static void page(XWPFDocument document) {
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(twips(210));
        size.setH(twips(297));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(twips(37));
        margins.setLeft(twips(28));
        margins.setRight(twips(26));
        margins.setBottom(twips(35));
    }

    private static BigInteger twips(double millimetres) {
        return BigInteger.valueOf(Math.round(millimetres * TWIPS));
    }

    private static XWPFParagraph line(XWPFDocument document, String text, String font, int size) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setSpacingBefore(0);
        paragraph.setSpacingAfter(0);
        paragraph.setSpacingBetween(LINE, LineSpacingRule.EXACT);
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setFontSize(size);
        fonts(run, font);
        return paragraph;
    }

    private static void signed(XWPFDocument document, String text) {
        XWPFParagraph paragraph = line(document, text, FANGSONG, BODY_SIZE);
        paragraph.setAlignment(ParagraphAlignment.RIGHT);
        paragraph.setIndentationRight(FOUR);
    }

    /** For Chinese as for Latin letters; a program that lacks the font takes its own serif. */
    private static void fonts(XWPFRun run, String font) {
        CTRPr properties =
                run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
        CTFonts fonts = properties.addNewRFonts();
        fonts.setAscii(font);
        fonts.setHAnsi(font);
        fonts.setEastAsia(font);
        fonts.setCs(font);
    }
}
