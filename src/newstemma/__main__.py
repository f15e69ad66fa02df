"""`python -m newstemma` is the command."""

import sys

from newstemma.cli import main

sys.exit(main())
