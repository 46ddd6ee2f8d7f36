"""How much of a document is read at most. What is beyond is held, with the limit as its cause."""

from __future__ import annotations

#: bytes of address space of the process that reads (where the system knows such a limit)
MEMORY = 1_500_000_000
#: characters of text in one document with all that is inside it; a report of 150 pages has 300,000
CHARS = 500_000
#: entries of a packed format, bytes that they unpack to, and how many times smaller an entry of over a megabyte may be
ENTRIES, UNPACKED, RATIO, SMALL = 4_000, 150_000_000, 200, 1_000_000
#: files within files, and how many files in all
DEPTH, FILES = 3, 60
#: pages of a PDF; pages and pictures whose text is read by OCR; pixels of a picture
PAGES, PICTURES, PIXELS = 500, 30, 80_000_000
#: share of the time for one file that OCR may take; smaller pictures inside a document are logos and bullets
OCR_SHARE, LOGO = 0.7, 400
