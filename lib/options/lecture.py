"""The lectures' own points, and where their data files are."""

from pathlib import Path

X = [1.0, 2.0, 3.0]  # slide "TF를 이용한 선형 회귀 학습", ①
Y = [1.0, 2.0, 3.0]  # and ②
NAMES = "input", "right answer"  # what the slides call x and y
FILES = Path(__file__).parent.parent.parent / "data"
TEST_SCORES = str(FILES / "test_scores.csv")  # 25 students, three exams and the final
PATIENTS = str(FILES / "diabetes_bmi.csv")  # the second lecture's: 442, body mass and progress
