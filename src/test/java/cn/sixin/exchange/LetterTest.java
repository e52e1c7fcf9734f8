package cn.sixin.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Context;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.Problem;
import cn.sixin.ledger.Row;
import cn.sixin.ticket.Certificate;
import cn.sixin.ticket.Ticket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 用工证明 as the document that the officer opens, prints and stamps. */
class LetterTest {
    private final Row enterprise = Row.draft(Enterprise.LEDGER, new UUID(1, 1), Samples.CHANGAN)
            .with(Enterprise.NAME, "东莞市鑫源宏达电子有限公司")
            .with(Enterprise.USCC, "91441900MAXXXX0073")
            .with(Enterprise.ADDRESS, "长安镇乌沙社区兴发路12号");
    private final Row ticket = Row.draft(Ticket.LEDGER, new UUID(2, 1), Samples.CHANGAN)
            .with(Ticket.GROUP, Ticket.ENTERPRISE_GROUP)
            .with(Ticket.ENTERPRISE, enterprise.id())
            .with(Ticket.TRAVEL_ON, LocalDate.of(2027, 1, 28))
            .with(Ticket.HANDLER, "林海")
            .with(Ticket.HANDLER_ID, "441900199001010001")
            .with(Ticket.CERTIFICATE_NO, "长人社证〔2026〕12号")
            .with(Ticket.CERTIFIED_ON, LocalDate.of(2026, 12, 5))
            .with(Ticket.MIGRANT_STAFF, 1320);

    private Context context(String town) {
        return Context.at(LocalDate.of(2026, 12, 5), town, new Context.Lookup() {
            @Override
            public Optional<Row> row(Ledger ledger, UUID id) {
                return id.equals(enterprise.id()) ? Optional.of(enterprise) : Optional.empty();
            }

            @Override
            public List<Row> named(Ledger ledger, String nameOrCode) {
                return List.of();
            }

            @Override
            public <T> List<Row> having(Column<T> column, T value) {
                return List.of();
            }
        });
    }

    @Test
    void theCertificateSaysNumberAndHeadcountAndNamesNobody(@TempDir Path folder) throws Exception {
        assertEquals(List.of(), Certificate.missing(ticket, context(Samples.CHANGAN)));
        Certificate words = Certificate.of(ticket, context(Samples.CHANGAN));
        Path file = folder.resolve("用工证明.docx");
        letter(words).docx(file);
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(file))) {
            List<String> lines = document.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .filter(text -> !text.isEmpty())
                    .toList();
            assertEquals("用工证明", lines.get(0));
            assertEquals("编号：长人社证〔2026〕12号", lines.get(1));
            assertTrue(lines.get(3).contains("东莞市鑫源宏达电子有限公司（统一社会信用代码：91441900MAXXXX0073）"));
            assertTrue(lines.get(3).contains("截至2026年12月5日"));
            assertTrue(lines.get(3).contains("1320人"));
            assertTrue(lines.get(4).contains("2027年春运"));
            assertEquals("东莞市人力资源和社会保障局长安分局", lines.get(6));
            assertEquals("2026年12月5日", lines.get(7));
            String all = String.join("", lines);
            assertTrue(!all.contains("林海") && !all.contains("441900199001010001"));
            assertTrue(!all.contains("{"), all);
            layout(document);
        }
        Path shown = Path.of("target", "screens", "employment-certificate.docx");
        Files.createDirectories(shown.getParent());
        letter(words).docx(shown);
    }

    private static Letter letter(Certificate words) {
        return new Letter(
                words.title(),
                words.number(),
                words.addressee(),
                words.body(),
                words.signer(),
                words.date(),
                words.note());
    }

    /** GB/T 9704-2012: A4, margins, 2号 title, 3号 body on a fixed line, two characters of indent. */
    private static void layout(XWPFDocument document) {
        var section = document.getDocument().getBody().getSectPr();
        assertEquals("11906", section.getPgSz().getW().toString());
        assertEquals("16838", section.getPgSz().getH().toString());
        assertEquals("2098", section.getPgMar().getTop().toString());
        assertEquals("1587", section.getPgMar().getLeft().toString());
        XWPFParagraph title = document.getParagraphs().getFirst();
        assertEquals(ParagraphAlignment.CENTER, title.getAlignment());
        assertEquals(22.0, title.getRuns().getFirst().getFontSizeAsDouble());
        assertEquals("方正小标宋简体", title.getRuns().getFirst().getFontFamily());
        XWPFParagraph body = document.getParagraphs().get(4);
        assertEquals(16.0, body.getRuns().getFirst().getFontSizeAsDouble());
        assertEquals(640, body.getIndentationFirstLine());
        assertEquals(28.95, body.getSpacingBetween(), 0.01);
    }

    @Test
    void aParkSignsByItsOwnOffice() {
        assertEquals(
                "松山湖人力资源和社会保障部门", Certificate.of(ticket, context("441900401")).signer());
    }

    @Test
    void whatIsMissingIsNamedBeforeItIsIssued() {
        Row bare =
                Row.draft(Ticket.LEDGER, new UUID(2, 2), Samples.CHANGAN).with(Ticket.GROUP, Ticket.ENTERPRISE_GROUP);
        assertEquals(
                List.of(
                        "ticket.without_enterprise",
                        "ticket.without_certificate",
                        "ticket.certificate_without_day",
                        "ticket.too_few_staff"),
                Certificate.missing(bare, context(Samples.CHANGAN)).stream()
                        .map(Problem::key)
                        .toList());
        assertEquals(
                List.of("ticket.certificate_of_self"),
                Certificate.missing(bare.with(Ticket.GROUP, Ticket.SELF_GROUP), context(Samples.CHANGAN)).stream()
                        .map(Problem::key)
                        .toList());
    }
}
