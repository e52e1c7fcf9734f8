package cn.sixin.sync.parcel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.sixin.sync.protocol.ChangesQuery;
import cn.sixin.sync.protocol.Keys;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a package may be, and everything that is refused before a word of it is believed. */
class ParcelTest {
    private static final UUID DEVICE = new UUID(1, 2);
    private static final String TOWN = "441900119";

    private final KeyPair sender = Keys.fresh(Keys.SIGNING);
    private final KeyPair receiver = Keys.fresh(Keys.AGREEMENT);

    private static Asked asked(String name) {
        Op op = new Op(
                        1,
                        new UUID(3, 4),
                        "",
                        Op.Kind.CREATE,
                        "enterprise",
                        new UUID(5, 6),
                        0,
                        Map.of(),
                        Map.of("name", name),
                        Instant.EPOCH,
                        "陈晓",
                        null)
                .hashed();
        return new Asked(
                TOWN,
                null,
                Protocol.SCHEMA,
                List.of(op),
                new ChangesQuery(null, Protocol.SCHEMA, 0, 0, null, false, 1000),
                null,
                null);
    }

    private byte[] written(Object... messages) {
        ParcelWriter writer = new ParcelWriter(
                ParcelHeader.Way.ASK, DEVICE, TOWN, 7, sender.getPrivate(), receiver.getPublic(), Parcel.MOST);
        for (Object message : messages) {
            writer.add(message);
        }
        return writer.whole();
    }

    private ParcelReader reader(ParcelHeader.Way way, KeyPair own, PublicKey signing) {
        return new ParcelReader(
                way,
                own,
                header -> header.device().equals(DEVICE)
                        ? new ParcelReader.Sender.Known(signing)
                        : new ParcelReader.Sender.Refused(ParcelTrouble.UNKNOWN_SENDER));
    }

    private ParcelReader reader() {
        return reader(ParcelHeader.Way.ASK, receiver, sender.getPublic());
    }

    private static ParcelTrouble refused(ParcelReader reader, byte[] bytes) {
        return assertInstanceOf(ParcelReader.Read.Refused.class, reader.read(bytes))
                .why();
    }

    @Test
    void whatWasPutInComesOut() throws Exception {
        byte[] bytes = written(asked("长安五金"), asked("大朗毛织"));
        Parcel parcel = assertInstanceOf(ParcelReader.Read.Verified.class, reader().read(bytes))
                .parcel();
        assertEquals(7, parcel.header().number());
        assertEquals(TOWN, parcel.header().town());
        assertEquals(2, parcel.size());
        assertEquals(asked("长安五金"), parcel.message(0, Asked.class));
        assertEquals(asked("大朗毛织"), parcel.message(1, Asked.class));
    }

    @Test
    void nobodyElseReadsIt() {
        byte[] bytes = written(asked("长安五金"));
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertFalse(text.contains("长安五金"));
        assertFalse(text.contains("enterprise"));
        assertFalse(Arrays.equals(bytes, written(asked("长安五金"))), "a key for each");
    }

    @Test
    void everyChangedByteIsRefused() {
        byte[] bytes = written(asked("长安五金"));
        ParcelReader reader = reader();
        for (int i = 0; i < bytes.length; i++) {
            byte before = bytes[i];
            bytes[i] ^= 1;
            ParcelTrouble why = refused(reader, bytes);
            assertNotEquals(ParcelTrouble.BROKEN, why, "found by its signature, not later, at " + i);
            bytes[i] = before;
        }
        assertInstanceOf(ParcelReader.Read.Verified.class, reader.read(bytes));
    }

    @Test
    void everyShorterOneIsCutOffAndALongerOneIsNotWhatWasSigned() {
        byte[] bytes = written(asked("长安五金"));
        ParcelReader reader = reader();
        for (int length = 0; length < bytes.length; length++) {
            ParcelTrouble expected =
                    length < ParcelForm.MAGIC.length ? ParcelTrouble.NOT_A_PACKAGE : ParcelTrouble.CUT_OFF;
            assertEquals(expected, refused(reader, Arrays.copyOf(bytes, length)), "at " + length);
        }
        assertEquals(ParcelTrouble.SIGNATURE, refused(reader, Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Test
    void eachRefusalSaysWhy() {
        byte[] bytes = written(asked("长安五金"));
        assertEquals(
                ParcelTrouble.NOT_A_PACKAGE,
                refused(reader(), "PK\3\4 some workbook".getBytes(StandardCharsets.UTF_8)));
        byte[] newer = bytes.clone();
        ByteBuffer.wrap(newer).putShort(ParcelForm.MAGIC.length, (short) 2);
        assertEquals(ParcelTrouble.OTHER_VERSION, refused(reader(), newer));
        assertEquals(
                ParcelTrouble.OTHER_WAY, refused(reader(ParcelHeader.Way.ANSWER, receiver, sender.getPublic()), bytes));
        assertEquals(
                ParcelTrouble.OTHER_RECEIVER,
                refused(reader(ParcelHeader.Way.ASK, Keys.fresh(Keys.AGREEMENT), sender.getPublic()), bytes));
        assertEquals(
                ParcelTrouble.SIGNATURE,
                refused(
                        reader(
                                ParcelHeader.Way.ASK,
                                receiver,
                                Keys.fresh(Keys.SIGNING).getPublic()),
                        bytes));
        ParcelWriter stranger = new ParcelWriter(
                ParcelHeader.Way.ASK, new UUID(9, 9), TOWN, 1, sender.getPrivate(), receiver.getPublic(), Parcel.MOST);
        stranger.add(asked("长安五金"));
        assertEquals(ParcelTrouble.UNKNOWN_SENDER, refused(reader(), stranger.whole()));
        byte[] large = Arrays.copyOf(bytes, ParcelForm.MOST + 1);
        assertEquals(ParcelTrouble.TOO_LARGE, refused(reader(), large));
    }

    /** Somebody who may sign takes another's pieces for his own. */
    @Test
    void piecesOfAnotherPackageDoNotOpen() {
        byte[] one = written(asked("长安五金"), asked("大朗毛织"));
        ByteBuffer in = ByteBuffer.wrap(one);
        int header = in.getInt(ParcelForm.PREFIX - Integer.BYTES);
        int at = ParcelForm.PREFIX + header;
        int first = in.getInt(at) + Integer.BYTES;
        // Only the first piece, signed again: the last one is missing.
        ByteBuffer out = ByteBuffer.allocate(at + first + ParcelForm.SIGNATURE);
        out.put(one, 0, at + first);
        out.putLong(ParcelForm.MAGIC.length + Short.BYTES, out.capacity());
        out.put(java.util.Base64.getUrlDecoder()
                .decode(Keys.sign(sender.getPrivate(), ParcelForm.toSign(out.array(), out.position()))));
        Parcel parcel = assertInstanceOf(ParcelReader.Read.Verified.class, reader().read(out.array()))
                .parcel();
        assertThrows(Parcel.Broken.class, () -> parcel.message(0, Asked.class));
    }

    @Test
    void signedNonsenseIsBroken() {
        Parcel parcel = assertInstanceOf(ParcelReader.Read.Verified.class, reader().read(written(Map.of("town", 1))))
                .parcel();
        assertThrows(Parcel.Broken.class, () -> parcel.message(0, Asked.class));
        ParcelWriter full = new ParcelWriter(
                ParcelHeader.Way.ASK, DEVICE, TOWN, 7, sender.getPrivate(), receiver.getPublic(), Parcel.MOST);
        assertFalse(full.add("x".repeat(ParcelForm.PIECE_MOST)));
        assertArrayEquals(ParcelForm.MAGIC, Arrays.copyOf(written(asked("x")), ParcelForm.MAGIC.length));
    }
}
