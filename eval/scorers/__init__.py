"""How an answer is judged: one definition a file, each a plain function of what was expected and what was answered.

Nothing here shares code with what makes answers: a judge must not have the blind spots of the judged.
"""
