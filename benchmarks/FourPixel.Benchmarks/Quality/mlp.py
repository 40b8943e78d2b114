"""Trains the networks of scikit-learn at their defaults, on scaled inputs, and a number as label scaled, too.

One-hot columns that are empty in all rows to learn from are left out, as scikit-learn's own encoder would not make them.

Reads one JSON object a line: the CSV files of the rows to learn from and to judge by, the label being the last column.
Answers with one JSON object a line: what the network says of each row to judge by, the seconds of the training, and the
microseconds of scoring a row.
"""

import json
import sys
import time
import warnings

import numpy

try:
    import sklearn
    from sklearn.compose import TransformedTargetRegressor
    from sklearn.feature_selection import VarianceThreshold
    from sklearn.neural_network import MLPClassifier, MLPRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
except ImportError:
    sklearn = None

warnings.filterwarnings("ignore")


def make_regressor(seed):
    network = make_pipeline(VarianceThreshold(), StandardScaler(), MLPRegressor(random_state=seed))
    return TransformedTargetRegressor(network, transformer=StandardScaler())


def make_classifier(seed):
    return make_pipeline(VarianceThreshold(), StandardScaler(), MLPClassifier(random_state=seed))


def run(request):
    training = numpy.loadtxt(request["Training"], delimiter=",", ndmin=2)
    inputs = numpy.loadtxt(request["HeldOut"], delimiter=",", ndmin=2)[:, :-1]
    model = (make_regressor if request["Regression"] else make_classifier)(request["Seed"])
    start = time.perf_counter()
    model.fit(training[:, :-1], training[:, -1])
    seconds = time.perf_counter() - start

    score = model.predict if request["Regression"] else model.predict_proba
    score(inputs)
    start = time.perf_counter()
    predictions = score(inputs)
    microseconds = (time.perf_counter() - start) * 1e6
    return {
        "Predictions": predictions.reshape(len(inputs), -1).tolist(),
        "Seconds": seconds,
        "RowMicroseconds": microseconds / len(inputs),
    }


def main():
    print(json.dumps({} if sklearn is None else {"scikit-learn": sklearn.__version__}), flush=True)
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)


main()
