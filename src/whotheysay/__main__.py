"""Run the command line by `python -m whotheysay`."""

from whotheysay.cli import main

if __name__ == "__main__":
    main(prog_name="course")
