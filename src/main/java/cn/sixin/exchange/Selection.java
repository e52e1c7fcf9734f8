package cn.sixin.exchange;

/** One sheet of a book that is to come in, with its header and where its columns go. */
public record Selection(Book.Sheet sheet, Header header, Mapping mapping) {
    /** The same mapping for another sheet of the same shape. */
    public Selection like(Selection other) {
        return new Selection(
                sheet, header, Mapping.remembered(other.mapping().text(), header, ledgerOf(other.mapping())));
    }

    private static cn.sixin.ledger.Ledger ledgerOf(Mapping mapping) {
        return mapping.targets().values().stream()
                .filter(Target.To.class::isInstance)
                .map(t -> ((Target.To) t).column().ledger())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a mapping without a column"));
    }
}
