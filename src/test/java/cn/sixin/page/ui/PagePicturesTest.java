package cn.sixin.page.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.kit.Look;
import cn.sixin.kit.Pictures;
import cn.sixin.service.Service;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Every state of the pages, to be looked at under target/screens. */
class PagePicturesTest extends PageTest {
    @Test
    void anEmptyLedgerSaysWhatToDo() {
        showEnterprises();
        assertTrue(reads(labels.text("enterprise.empty")));
        Pictures.both(theme, scene(), "enterprise-empty");
    }

    @Test
    void theRosterAndARowOfIt() {
        town();
        showEnterprises();
        await("rows", () -> reads("华宇"));
        Pictures.both(theme, scene(), "enterprise-full");
        press(KeyCode.CONTROL, KeyCode.N);
        await("form", () -> onScreen("#field-name"));
        Pictures.both(theme, scene(), "enterprise-new");
        press(KeyCode.CONTROL, KeyCode.S);
        await("problems", () -> onScreen(".form-banner .notice"));
        Pictures.both(theme, scene(), "enterprise-problems");
    }

    @Test
    void theServiceLedgerAndARowOfItWithItsEnterpriseBeside() {
        town();
        showServices();
        await("rows", () -> reads(labels.text("choice.service_need.staffing")));
        Pictures.both(theme, scene(), "service-full");
        fx(() -> shown.controller().table().focusRows());
        press(KeyCode.ENTER);
        await("form", () -> onScreen("#field-detail"));
        await("facts", () -> onScreen("#facts-phone"));
        Pictures.both(theme, scene(), "service-form");
        Pictures.take(theme, scene(), Look.DEFAULT.scaled(200), "service-form-200");
        assertTrue(onScreen("#field-" + Service.DETAIL.name()));
    }
}
