package cn.sixin.ticket.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.enterprise.Enterprise;
import cn.sixin.kit.Pictures;
import cn.sixin.ledger.Row;
import cn.sixin.page.ui.StoreFxTest;
import cn.sixin.ticket.Certificate;
import cn.sixin.ticket.Ticket;
import java.time.LocalDate;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The certificate of employment as it is printed. */
class CertificatePaperTest extends StoreFxTest {
    /** pt: A4 less 37 and 35 mm. */
    private static final double HEIGHT = 842 - 105 - 99;

    @Test
    void itStandsOnOnePageWithNumberAndHeadcount() {
        Row enterprise = enterprise(1)
                .with(Enterprise.NAME, "东莞市长安鑫源宏达富达恒信精密电子科技实业有限公司")
                .with(Enterprise.USCC, "91441900MAXXXX0073")
                .with(Enterprise.ADDRESS, "东莞市长安镇乌沙社区振安东路 119 号鑫源工业园三期 B 栋 1 至 6 楼");
        save(enterprise);
        Row ticket = store.draft(Ticket.LEDGER)
                .with(Ticket.GROUP, Ticket.ENTERPRISE_GROUP)
                .with(Ticket.ENTERPRISE, enterprise.id())
                .with(Ticket.TRAVEL_ON, LocalDate.of(2027, 1, 28))
                .with(Ticket.CERTIFICATE_NO, "长安证〔2027〕12号")
                .with(Ticket.CERTIFIED_ON, LocalDate.of(2027, 1, 5))
                .with(Ticket.MIGRANT_STAFF, 1280);
        Certificate words = Certificate.of(ticket, desk.context());
        Node page = fx(() -> new CertificatePaper(kit, words).page());
        VBox lines = (VBox) page;
        String all = fx(() -> String.join(
                "\n",
                lines.getChildren().stream()
                        .filter(Label.class::isInstance)
                        .map(line -> ((Label) line).getText())
                        .toList()));
        assertTrue(all.contains("长安证〔2027〕12号") && all.contains("1280人") && all.contains("2027年1月5日"), all);
        assertTrue(all.contains("91441900MAXXXX0073"), all);
        double height = fx(lines::getHeight);
        assertTrue(height < HEIGHT, () -> height + " pt");
        assertEquals(442, fx(lines::getWidth));
        Stage stage = show(() -> {
            ((Group) page.getParent()).getChildren().clear();
            return new StackPane(new Group(page));
        });
        Pictures.take(stage.getScene(), "certificate-paper");
    }
}
