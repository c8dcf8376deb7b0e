"""The quizzes as people meet them: in a page, in print, in a notebook."""
