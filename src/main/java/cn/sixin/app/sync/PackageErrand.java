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
import java.util.ArrayList;
import java.util.List;
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

    /** @param answer where the answer goes; beside it where something is already, and where there are several */
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
        List<Path> answers = new ArrayList<>();
        long number = header.get().number();
        Problem trouble =
                carry(header.get().town(), parcel, answer, answers, name).orElse(null);
        return answers.isEmpty() && trouble != null
                ? new Brought.Refused(trouble)
                : new Brought.Done(answers, number, trouble);
    }

    /** As many answers as it has. @param answers is given them @return what ended it too early */
    private Optional<Problem> carry(String home, byte[] parcel, Path answer, List<Path> answers, String name) {
        try {
            long from = 0;
            do {
                HttpTransport.Carried got = transport.bring(home, parcel, from);
                Path place = AtomicFile.free(answer);
                AtomicFile.write(place, stream -> stream.write(got.answer()));
                answers.add(place);
                from = got.next();
            } while (from != 0);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refused(refusal.trouble(), name));
        } catch (Transport.Failure failure) {
            return Optional.of(notBrought(End.of(failure.kind())));
        } catch (cn.sixin.exchange.Refused refused) {
            return Optional.of(refused.problem());
        }
    }

    private static Problem refused(Trouble trouble, String name) {
        return Stream.of(ParcelTrouble.values())
                .filter(why ->
                        trouble.type() == Trouble.Type.MALFORMED && why.code().equals(trouble.title()))
                .findFirst()
                .map(why -> problem(why, name))
                .orElseGet(() -> notBrought(End.of(trouble.type())));
    }

    private static Brought refused(ParcelTrouble why, String name) {
        return new Brought.Refused(problem(why, name));
    }

    private static Problem problem(ParcelTrouble why, String name) {
        return Problem.error("parcel." + why.code(), name);
    }

    private static Problem notBrought(End end) {
        return Problem.error(
                switch (end) {
                    case OFFLINE, PORTAL, UNTRUSTED -> "sync.bring.offline";
                    case BUSY -> "sync.bring.busy";
                    default -> "sync.bring.failed";
                });
    }
}
