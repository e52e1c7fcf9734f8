package cn.sixin.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.Ledgers;
import cn.sixin.ledger.AttachmentsKind;
import cn.sixin.ledger.ChoiceKind;
import cn.sixin.ledger.ChoicesKind;
import cn.sixin.ledger.Column;
import cn.sixin.ledger.Kind;
import cn.sixin.ledger.Ledger;
import cn.sixin.ledger.TextKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The migrated schema, the declarations and the forms say the same (ADR 0002). */
class AgreementTest {

    private static final List<String> ENVELOPE = List.of(
            "id",
            "town",
            "base_rev",
            "sync_state",
            "created_at",
            "created_by",
            "changed_at",
            "changed_by",
            "deleted",
            "extra");
    private static final Pattern CONTROL = Pattern.compile("<FieldBox[^>]*\\scolumn=\"([a-z0-9_]+)\"");

    private static final Pattern ICON = Pattern.compile("\"(md(?:al|mz)-[a-z0-9_]+)\"");

    private record DbColumn(String type, long width) {}

    @Test
    void theTablesAreWhatTheLedgersDeclare(@TempDir Path folder) throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("schema") + ";CIPHER=AES";
        Flyway.configure()
                .dataSource(url, "sa", "test-key user")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        List<String> wrong = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, "sa", "test-key user")) {
            for (Ledger ledger : Ledgers.ALL) {
                compare(ledger, columns(connection, ledger.name()), wrong);
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    private static void compare(Ledger ledger, Map<String, DbColumn> table, List<String> wrong) {
        Set<String> wanted = new TreeSet<>(ENVELOPE);
        for (Column<?> column : ledger.columns()) {
            wanted.add(column.name());
            DbColumn there = table.get(column.name());
            if (there == null) {
                wrong.add(column + " has no column in the table: add a migration");
            } else {
                if (!there.type().equals(sqlType(column.kind().stored()))) {
                    wrong.add(column + " is " + there.type() + " in the table, its kind wants "
                            + sqlType(column.kind().stored()));
                }
                if (there.width() < width(column.kind())) {
                    wrong.add(column + " takes " + there.width() + " characters in the table, its kind "
                            + width(column.kind()));
                }
            }
        }
        Set<String> undeclared = new TreeSet<>(table.keySet());
        undeclared.removeAll(wanted);
        undeclared.forEach(name -> wrong.add(ledger + "." + name + " is in the table and not declared"));
        ENVELOPE.stream()
                .filter(name -> !table.containsKey(name))
                .forEach(name -> wrong.add(ledger + " has no " + name));
    }

    private static Map<String, DbColumn> columns(Connection connection, String table) throws SQLException {
        Map<String, DbColumn> columns = new LinkedHashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("select lower(column_name), lower(data_type), character_maximum_length"
                        + " from information_schema.columns where lower(table_name) = ?")) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.put(rows.getString(1), new DbColumn(rows.getString(2), rows.getLong(3)));
                }
            }
        }
        return columns;
    }

    private static String sqlType(Kind.Stored stored) {
        return switch (stored) {
            case TEXT -> "character varying";
            case INT -> "integer";
            case LONG -> "bigint";
            case DATE -> "date";
            case INSTANT -> "timestamp";
            case BOOLEAN -> "boolean";
            case UUID -> "uuid";
        };
    }

    /** The most characters that a kind's value takes; 0 where it does not say. */
    private static long width(Kind<?> kind) {
        return switch (kind) {
            case TextKind text -> text.max();
            case ChoiceKind choice ->
                choice.list().codes().stream().mapToInt(String::length).max().orElse(0);
            case ChoicesKind choices -> String.join(",", choices.list().codes()).length();
            case AttachmentsKind files -> AttachmentsKind.MOST * 65L;
            default -> kind.stored() == Kind.Stored.TEXT ? 18 : 0;
        };
    }

    @Test
    void theFormsHaveAControlForEachColumn() {
        for (Ledger ledger : Ledgers.ALL) {
            List<Path> forms = Sources.ending(Sources.RESOURCES, "/" + ledger + "-form.fxml");
            assertEquals(1, forms.size(), () -> "forms of " + ledger + ": " + forms);
            Path form = forms.getFirst();
            List<String> controls = new ArrayList<>();
            Matcher matcher = CONTROL.matcher(Sources.text(form));
            while (matcher.find()) {
                controls.add(matcher.group(1));
            }
            List<String> declared =
                    ledger.columns().stream().map(Column::name).sorted().toList();
            assertEquals(declared, controls.stream().sorted().toList(), () -> "controls of " + form);
        }
    }

    /** An icon that the set lacks is an exception when its page is made. */
    @Test
    void everyIconThatIsNamedIsInTheSet() {
        List<String> unknown = new ArrayList<>();
        List<Path> files = new ArrayList<>(Sources.java(Sources.MAIN));
        files.addAll(Sources.ending(Sources.RESOURCES, ".fxml"));
        for (Path file : files) {
            Matcher named = ICON.matcher(Sources.text(file));
            while (named.find()) {
                if (!known(named.group(1))) {
                    unknown.add(file.getFileName() + ": " + named.group(1));
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    private static boolean known(String icon) {
        try {
            return icon.startsWith("mdal-")
                    ? Material2AL.findByDescription(icon) != null
                    : Material2MZ.findByDescription(icon) != null;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
