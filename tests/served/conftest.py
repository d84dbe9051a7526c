"""Have pytest say what was found and what was wanted, in the steps of the walk too."""

import pytest

pytest.register_assert_rewrite("tests.served.walk")
