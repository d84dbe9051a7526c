"""One kind of error for everything that a person can get wrong in a file or a setting."""


class Problem(Exception):
    """Say in one sentence where something is wrong, what was found and what is expected.

    `place` names the file (with its line where it is known) or the variable, `item` the id of
    the item and `field` the field in it. Commands print the sentence and end with status 1,
    without a traceback.
    """

    def __init__(
        self,
        place: str,
        found: str,
        expected: str,
        *,
        item: str | None = None,
        field: str | None = None,
    ) -> None:
        """Keep the parts, so that a test can ask for one of them, and make the sentence."""
        self.place, self.item, self.field = place, item, field
        self.found, self.expected = found, expected
        where = place
        if item:
            where += f", item {item}"
        if field:
            where += f", field {field}"
        super().__init__(f"{where}: {found}; expected {expected}.")
