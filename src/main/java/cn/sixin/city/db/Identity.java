package cn.sixin.city.db;

import static cn.sixin.city.schema.Tables.SETTING;

import cn.sixin.sync.protocol.Keys;
import cn.sixin.sync.protocol.Protocol;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * The keys by which this city is known, made once and kept in its database: all servers of one database are the same to
 * a device.
 *
 * @param tokens by which bearer tokens and the board's cookies are sealed
 * @param signing Ed25519, of package files
 * @param agreement X25519, to which package files are encrypted
 */
public record Identity(byte[] tokens, KeyPair signing, KeyPair agreement) {

    /** Reads them; the first to ask makes them. */
    public static Identity of(CityDatabase database, SecureRandom random) {
        return database.write(Protocol.CITY, dsl -> {
            byte[] fresh = new byte[32];
            random.nextBytes(fresh);
            String tokens =
                    kept(dsl, "tokens", Base64.getUrlEncoder().withoutPadding().encodeToString(fresh));
            return new Identity(
                    Base64.getUrlDecoder().decode(tokens),
                    pair(dsl, "signing", Keys.SIGNING),
                    pair(dsl, "agreement", Keys.AGREEMENT));
        });
    }

    /** Two servers that start at once end with the same: the first one's stays. */
    private static String kept(DSLContext dsl, String name, String fresh) {
        dsl.insertInto(SETTING, SETTING.TOWN, SETTING.NAME, SETTING.CONTENT)
                .values(Protocol.CITY, name, fresh)
                .onConflictDoNothing()
                .execute();
        return Optional.ofNullable(dsl.select(SETTING.CONTENT)
                        .from(SETTING)
                        .where(SETTING.TOWN.eq(Protocol.CITY), SETTING.NAME.eq(name))
                        .fetchOne(SETTING.CONTENT))
                .orElseThrow();
    }

    private static KeyPair pair(DSLContext dsl, String name, String algorithm) {
        KeyPair fresh = Keys.fresh(algorithm);
        String[] both = kept(dsl, name, Keys.text(fresh.getPublic()) + " " + Keys.text(fresh.getPrivate()))
                .split(" ");
        return new KeyPair(Keys.publicKey(algorithm, both[0]).orElseThrow(), Keys.privateKey(algorithm, both[1]));
    }

    /** Without the keys: this may reach a log. */
    @Override
    public String toString() {
        return "identity";
    }
}
