package cn.sixin.app.ui;

import cn.sixin.code.Town;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Towns in the city's usual order, narrowed by what is typed: name, pinyin, initials or code. */
final class TownPicker {
    private final TextField search;
    private final ListView<Town> list;
    private final FilteredList<Town> shown = new FilteredList<>(FXCollections.observableArrayList(Town.all()));

    TownPicker(TextField search, ListView<Town> list) {
        this.search = search;
        this.list = list;
        list.setItems(shown);
        list.setCellFactory(view -> new TownCell());
        search.textProperty().addListener((seen, before, typed) -> narrow(typed));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    }

    ReadOnlyObjectProperty<Town> chosen() {
        return list.getSelectionModel().selectedItemProperty();
    }

    private void narrow(String typed) {
        shown.setPredicate(town -> town.fits(typed));
        if (!typed.isBlank() && !shown.isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void move(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0 && !shown.isEmpty()) {
            int at = Math.clamp(list.getSelectionModel().getSelectedIndex() + step, 0, shown.size() - 1);
            list.getSelectionModel().select(at);
            list.scrollTo(at);
            event.consume();
        }
    }

    Optional<Town> town() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    void focus() {
        search.requestFocus();
    }

    private static final class TownCell extends ListCell<Town> {
        @Override
        protected void updateItem(Town town, boolean empty) {
            super.updateItem(town, empty);
            setText(empty || town == null ? null : town.name());
        }
    }
}
