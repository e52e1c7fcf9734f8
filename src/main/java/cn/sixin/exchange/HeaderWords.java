package cn.sixin.exchange;

import cn.sixin.code.Fold;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which headers, totals, signatures and notes of real workbooks are recognised. */
final class HeaderWords {
    /** Names of a running number, which no ledger keeps. */
    static final Set<String> NUMBER = Set.of("序号", "编号", "行号", "no", "no.", "序", "项次");

    static final Set<String> TOWN = Set.of("镇街", "镇(街)", "镇街(园区)", "镇(街道)", "所属镇街", "镇街名称", "所在镇街", "镇街道", "镇");

    /** Under a group's name they say no more than that name does. */
    static final Set<String> PERSON = Set.of("姓名", "名字", "名称");

    private static final Set<String> TOTAL =
            Set.of("合计", "总计", "小计", "共计", "总和", "本页合计", "本页小计", "累计", "汇总", "全镇合计", "总数");

    private static final Pattern TOTAL_START = Pattern.compile("^(合计|总计|小计|共计|本页合计)[(:(:].*");
    private static final Pattern SIGNATURE = Pattern.compile(
            "(填表人|填报人|制表人?|审核人|复核人|经办人|单位负责人|分管领导|主要领导|负责人签|签名|签字|盖章|填报单位|填报日期|填表日期|上报日期)[^:]{0,12}[:]");
    private static final Pattern NOTE =
            Pattern.compile("^(注|备注|说明|填报说明|填表说明|附注|备注说明|提示)[0-9]?[:.、].*|^(填报|填表)(说明|要求).*");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{5,}|[0-9]{2,}[-./年][0-9]");
    private static final Pattern BRACKETED = Pattern.compile("\\([^()]*\\)");
    private static final Pattern MARKS = Pattern.compile("[*:※★#]+|\\(必填\\)|\\(选填\\)");
    private static final Pattern BETWEEN = Pattern.compile("[及和与、/&+]");
    private static final int LABEL_MAX = 30;

    private HeaderWords() {}

    static String fold(String text) {
        return MARKS.matcher(Fold.enterprise(text)).replaceAll("");
    }

    /** A folded header without what it says in brackets (缺工情况(人)). */
    static String bare(String folded) {
        return BRACKETED.matcher(folded).replaceAll("");
    }

    static List<String> halves(String folded) {
        return List.of(BETWEEN.split(folded));
    }

    /** Whether a text could be a column's name and not a value. */
    static boolean isLabel(String text) {
        String folded = Fold.enterprise(text);
        return !folded.isEmpty()
                && folded.length() <= LABEL_MAX
                && folded.codePoints().anyMatch(Character::isLetter)
                && folded.indexOf(':', 0) < 0
                && !DIGITS.matcher(folded).find();
    }

    static boolean isTotal(String text) {
        // Every such word has one of the two in it, and folding makes neither of any other character.
        if (text.indexOf('计') < 0 && text.indexOf('总') < 0) {
            return false;
        }
        String folded = Fold.enterprise(text);
        return TOTAL.contains(folded)
                || TOTAL.contains(bare(folded))
                || TOTAL_START.matcher(folded).matches();
    }

    static boolean isSignature(String text) {
        return SIGNATURE.matcher(Fold.enterprise(text)).find();
    }

    static boolean isNote(String text) {
        return NOTE.matcher(Fold.enterprise(text)).matches();
    }
}
