package cn.sixin.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneTest {
    @ParameterizedTest
    @CsvSource({
        "19900000001,19900000001,MOBILE",
        "+86 199-0000-0001,19900000001,MOBILE",
        "0086 19900000001,19900000001,MOBILE",
        "8619900000001,19900000001,MOBILE",
        "１９９００００００01,19900000001,MOBILE",
        "`19900000001,19900000001,MOBILE",
        "0769-22220000,0769-22220000,LANDLINE",
        "（0769）22220000,0769-22220000,LANDLINE",
        "0769 2222 0000,0769-22220000,LANDLINE",
        "+86-0769-22220000,0769-22220000,LANDLINE",
        "22220000,0769-22220000,LANDLINE",
        "0769-22220000-801,0769-22220000-801,LANDLINE",
        "0769-22220000转801,0769-22220000-801,LANDLINE",
        "020-82220000,020-82220000,LANDLINE",
        "400-000-0000,400-000-0000,SERVICE"
    })
    void numbersHaveOneForm(String typed, String number, Phone.Kind kind) {
        Phone.Check check = Phone.check(typed);
        assertEquals(number, check.number());
        assertEquals(kind, check.kind());
        assertTrue(check.valid());
    }

    @Test
    void faultsAreNamed() {
        assertEquals(
                List.of(Fault.of(FaultKind.PHONE_LENGTH, 10)),
                Phone.check("1990000000").faults());
        assertEquals(
                List.of(Fault.of(FaultKind.PHONE_FORM, "12900000001")),
                Phone.check("12900000001").faults());
        assertEquals(
                List.of(Fault.of(FaultKind.PHONE_CHARACTER, "王")),
                Phone.check("王19900000001").faults());
        assertEquals(
                List.of(Fault.of(FaultKind.PHONE_LENGTH, 11)),
                Phone.check("0769-2222000").faults());
        assertEquals("19900000001", Phone.check("'19900000001").number());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "19900000001、19900000002|2",
                "19900000001/0769-22220000|2",
                "19900000001，19900000002;19900000003|3",
                "19900000001 19900000002|2",
                "199 0000 0001|1",
                "0769 22220000|1",
                "无|0",
                "19900000001、|1"
            })
    void cellsAreSplit(String cell, int count) {
        List<Phone.Check> numbers = Phone.split(cell);
        assertEquals(count, numbers.size());
        assertTrue(numbers.stream().allMatch(Phone.Check::valid));
    }

    @Test
    void oneWrongNumberDoesNotSpoilItsNeighbour() {
        List<Phone.Check> numbers = Phone.split("19900000001 1990000000");
        assertEquals(
                List.of(true, false), numbers.stream().map(Phone.Check::valid).toList());
    }
}
