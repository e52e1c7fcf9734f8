package cn.sixin.exchange;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The parts of an xlsx package, inflated under guard: sizes are counted as they come, not as the file claims. */
final class Parts implements AutoCloseable {
    private final ZipFile zip;
    private final Limits limits;
    private final XMLInputFactory xml = new InputFactoryImpl();

    Parts(Path file, Limits limits) throws Refused {
        this.limits = limits;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new Refused(cn.sixin.ledger.Problem.error("workbook.damaged"), e);
        } catch (IOException e) {
            throw Books.unreadable(file, e);
        }
    }

    List<String> names() {
        return zip.stream().map(ZipEntry::getName).toList();
    }

    boolean has(String name) {
        return entry(name) != null;
    }

    /** @throws Refused when there is no such part */
    Part open(String name) throws Refused {
        return open(name, limits.inflatedBytes());
    }

    /** @param most inflated bytes @throws Refused when there is no such part */
    Part open(String name, long most) throws Refused {
        ZipEntry entry = entry(name);
        if (entry == null) {
            throw Refused.because("workbook.damaged");
        }
        try {
            return new Part(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()), limits.ratio(), most);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /** A part to be read as XML; closing the reader does not close the part. */
    XMLStreamReader xml(InputStream part) throws Refused {
        try {
            return xml.createXMLStreamReader(new BufferedInputStream(part, 1 << 16));
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    /** What a fault in the middle of a part means to the officer. */
    static Refused damaged(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof Beyond beyond) {
                return beyond.refused();
            }
        }
        return new Refused(cn.sixin.ledger.Problem.error("workbook.damaged"), fault);
    }

    /** Some writers differ from the names that they refer to in case only. */
    private @Nullable ZipEntry entry(String name) {
        ZipEntry exact = zip.getEntry(name);
        if (exact != null) {
            return exact;
        }
        return zip.stream()
                .filter(e -> e.getName().replace('\\', '/').equalsIgnoreCase(name))
                .findFirst()
                .map(ZipEntry.class::cast)
                .orElse(null);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A part while it is read. */
    static final class Part extends FilterInputStream {
        private final long packed;
        private final int ratio;
        private final long most;
        private long inflated;
        private long stepEnds = Long.MAX_VALUE;

        private Part(InputStream in, long packed, int ratio, long most) {
            super(in);
            this.packed = packed;
            this.ratio = ratio;
            this.most = most;
        }

        /**
         * Something whole was read. From the first call on, what comes next may take {@link Limits#STEP} bytes: an XML
         * reader would gather a text without an end in memory.
         */
        void step() {
            stepEnds = inflated + Limits.STEP;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) {
                count(1);
            }
            return b;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int n = in.read(b, off, len);
            if (n > 0) {
                count(n);
            }
            return n;
        }

        private void count(int n) throws Beyond {
            inflated += n;
            boolean bomb = inflated > Limits.RATIO_FROM && inflated / packed > ratio;
            if (bomb || inflated > most) {
                throw new Beyond(Refused.because("workbook.bomb", most >> 20));
            }
            if (inflated > stepEnds) {
                throw new Beyond(Refused.because("workbook.text_long"));
            }
        }
    }
}
