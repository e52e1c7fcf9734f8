package cn.sixin.app.sync;

import cn.sixin.exchange.AtomicFile;
import cn.sixin.ledger.Problem;
import cn.sixin.sync.Outcome.End;
import cn.sixin.sync.Transport;
import cn.sixin.sync.http.HttpTransport;
import cn.sixin.sync.http.Membership;
import cn.sixin.sync.parcel.Parcel;
import cn.sixin.sync.parcel.ParcelHeader;
import cn.sixin.sync.parcel.ParcelReader;
import cn.sixin.sync.parcel.ParcelTrouble;
import cn.sixin.sync.protocol.Refusal;
import cn.sixin.sync.protocol.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hands in at the city the package of a device that has no network, and writes the answer to be carried back. Neither is
 * for this station's eyes: it passes on bytes.
 */
final class PackageErrand {
    private final Membership known;
    private final HttpTransport transport;

    PackageErrand(Membership known, HttpTransport transport) {
        this.known = known;
        this.transport = transport;
    }

    Brought run(Path asked, Path answer) {
        String name = String.valueOf(asked.getFileName());
        byte[] parcel;
        try (InputStream in = Files.newInputStream(asked)) {
            parcel = in.readNBytes(Parcel.MOST + 1);
        } catch (IOException e) {
            return new Brought.Refused(Problem.error("file.refused", asked.toString()));
        }
        Optional<ParcelHeader> header = ParcelReader.claimed(parcel);
        if (header.isEmpty()) {
            return refused(ParcelTrouble.NOT_A_PACKAGE, name);
        }
        if (header.get().way() != ParcelHeader.Way.ASK) {
            return refused(ParcelTrouble.OTHER_WAY, name);
        }
        if (!known.towns().contains(header.get().town())) {
            return new Brought.Refused(Problem.error("sync.bring.other_town", name));
        }
        try {
            byte[] got = transport.bring(header.get().town(), parcel);
            AtomicFile.write(answer, stream -> stream.write(got));
            return new Brought.Done(answer, header.get().number());
        } catch (Refusal refusal) {
            return refused(refusal.trouble(), name);
        } catch (Transport.Failure failure) {
            return notBrought(End.of(failure.kind()));
        } catch (cn.sixin.exchange.Refused refused) {
            return new Brought.Refused(refused.problem());
        }
    }

    private static Brought refused(Trouble trouble, String name) {
        return Stream.of(ParcelTrouble.values())
                .filter(why ->
                        trouble.type() == Trouble.Type.MALFORMED && why.code().equals(trouble.title()))
                .findFirst()
                .map(why -> refused(why, name))
                .orElseGet(() -> notBrought(End.of(trouble.type())));
    }

    private static Brought refused(ParcelTrouble why, String name) {
        return new Brought.Refused(Problem.error("parcel." + why.code(), name));
    }

    private static Brought notBrought(End end) {
        return new Brought.Refused(Problem.error(
                switch (end) {
                    case OFFLINE, PORTAL, UNTRUSTED -> "sync.bring.offline";
                    case BUSY -> "sync.bring.busy";
                    default -> "sync.bring.failed";
                }));
    }
}
