package cn.sixin.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** All kinds that a ledger may use. */
public final class Kinds {

    private Kinds() {}

    /** One line. @param max characters, by code point */
    public static Kind<String> text(int max) {
        return new TextKind(Kind.Editor.LINE, max, TextKind.Folding.TEXT);
    }

    /** Several lines. @param max characters, by code point */
    public static Kind<String> area(int max) {
        return new TextKind(Kind.Editor.AREA, max, TextKind.Folding.LINES);
    }

    /** A person's name: at least 50 characters, separator U+00B7 (民委发〔2016〕33号). */
    public static Kind<String> personName() {
        return new TextKind(Kind.Editor.LINE, 100, TextKind.Folding.NAME);
    }

    /** A count, {@code min} to {@code max} inclusive. */
    public static Kind<Integer> integer(int min, int max) {
        return new IntegerKind(min, max);
    }

    /** An amount in 分; read and shown in 元. */
    public static Kind<Long> money() {
        return new MoneyKind();
    }

    /** A calendar day. */
    public static Kind<LocalDate> date() {
        return new DateKind();
    }

    /** A moment, UTC. */
    public static Kind<Instant> instant() {
        return new InstantKind();
    }

    public static Kind<Boolean> yesNo() {
        return new YesNoKind();
    }

    public static Kind<String> choice(ChoiceList list) {
        return new ChoiceKind(list);
    }

    public static Kind<Set<String>> choices(ChoiceList list) {
        return new ChoicesKind(list);
    }

    /** A town or park of Dongguan; the value is its 9-digit code. */
    public static Kind<String> town() {
        return new TownKind();
    }

    /** 统一社会信用代码, GB 32100-2015. */
    public static Kind<String> uscc() {
        return new UsccKind();
    }

    /** 公民身份号码, GB 11643-1999. */
    public static Kind<String> residentId() {
        return new ResidentIdKind();
    }

    /** The number of an identity document of any sort: a citizen's, a permit's, a passport's. */
    public static Kind<String> identity() {
        return new IdentityKind();
    }

    /** One or several phone numbers, with 、 between them. */
    public static Kind<String> phone() {
        return new PhoneKind();
    }

    /** GB/T 4754-2017: section letter, division where known, and the words. */
    public static Kind<String> industry() {
        return new IndustryKind();
    }

    /** Another ledger's row. @param target late, since ledgers may refer to each other */
    public static Kind<UUID> reference(Supplier<Ledger> target) {
        return new ReferenceKind(target);
    }

    /** Files kept beside the row. */
    public static Kind<List<String>> attachments() {
        return new AttachmentsKind();
    }
}
