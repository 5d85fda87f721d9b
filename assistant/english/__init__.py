"""English questions, said in Chinese so that they reach the same figures and passages, and answers told in English."""
