package cn.sixin.store.files;

import cn.sixin.ledger.Problem;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an officer can meet with his data folder. Each is a plain sentence ({@code problem.<key>}) with a way on
 * ({@code problem.<key>.remedy}); in each the store's file is left as it was.
 */
public sealed interface StoreTrouble {
    /** The label's key after {@code problem.}. */
    String key();

    /** What the label names, in its order. */
    List<Object> arguments();

    default Problem problem() {
        return Problem.error(key(), arguments().toArray());
    }

    record ReadOnlyFolder(Path folder) implements StoreTrouble {
        @Override
        public String key() {
            return "store.read_only_folder";
        }

        @Override
        public List<Object> arguments() {
            return List.of(folder.toString());
        }
    }

    /** {@code free}: bytes left. */
    record DiskFull(Path folder, long free) implements StoreTrouble {
        @Override
        public String key() {
            return "store.disk_full";
        }

        @Override
        public List<Object> arguments() {
            return List.of(folder.toString(), free / (1024 * 1024));
        }
    }

    /** The store was written by a newer program: {@code found} is its schema's version, {@code known} ours. */
    record NewerVersion(String found, String known) implements StoreTrouble {
        @Override
        public String key() {
            return "store.newer_version";
        }

        @Override
        public List<Object> arguments() {
            return List.of(found, known);
        }
    }

    /** A file cannot be read; {@code detail} is for the log and the telephone, not for the sentence. */
    record Damaged(Path file, String detail) implements StoreTrouble {
        @Override
        public String key() {
            return "store.damaged";
        }

        @Override
        public List<Object> arguments() {
            return List.of(file.toString());
        }
    }

    record KeysMissing(Path file) implements StoreTrouble {
        @Override
        public String key() {
            return "store.keys_missing";
        }

        @Override
        public List<Object> arguments() {
            return List.of(file.toString());
        }
    }

    record Missing(Path file) implements StoreTrouble {
        @Override
        public String key() {
            return "store.missing";
        }

        @Override
        public List<Object> arguments() {
            return List.of(file.toString());
        }
    }

    record InUse(Path file) implements StoreTrouble {
        @Override
        public String key() {
            return "store.in_use";
        }

        @Override
        public List<Object> arguments() {
            return List.of(file.toString());
        }
    }

    record BackupDamaged(Path file) implements StoreTrouble {
        @Override
        public String key() {
            return "store.backup_damaged";
        }

        @Override
        public List<Object> arguments() {
            return List.of(file.toString());
        }
    }

    /** What a failed read or write says of the disk or the folder; empty when it is of another nature. */
    static Optional<StoreTrouble> of(Throwable failure, Path folder) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (saysFull(t)) {
                return Optional.of(new DiskFull(folder, 0));
            }
            if (t instanceof AccessDeniedException || t instanceof ReadOnlyFileSystemException || saysReadOnly(t)) {
                return Optional.of(new ReadOnlyFolder(folder));
            }
        }
        return Optional.empty();
    }

    private static boolean saysFull(Throwable t) {
        // The system's own words: POSIX ENOSPC and EDQUOT, Windows ERROR_DISK_FULL in English and Chinese.
        String text = text(t);
        return text.contains("no space left")
                || text.contains("quota exceeded")
                || text.contains("not enough space on the disk")
                || text.contains("\u78c1\u76d8\u7a7a\u95f4\u4e0d\u8db3");
    }

    private static boolean saysReadOnly(Throwable t) {
        return text(t).contains("read-only file system") || text(t).contains("permission denied");
    }

    private static String text(Throwable t) {
        String said = t instanceof FileSystemException f ? f.getReason() : t.getMessage();
        return said == null ? "" : said.toLowerCase(Locale.ROOT);
    }
}
