"""What systems send about risks in euros, and what they read."""

from rest_framework import serializers

from jobs.models import Job
from organisation.queries import perimeters_where
from risks.models import BudgetChoice, EffectEstimate, LossSimulation, Quantification, QuantitySwitch
from web.endpoints import ActionSerializer, RecordField

DEAREST = 10**12


class SwitchQuantificationInput(ActionSerializer):
    """Where, on or off, and why."""

    perimeter = RecordField(records=perimeters_where("risks.configure"))
    on = serializers.BooleanField()
    reason = serializers.CharField(max_length=20_000)


class QuantifyRiskInput(ActionSerializer):
    """Two intervals that hold nine times out of ten, and where they come from."""

    times_low = serializers.DecimalField(max_digits=9, decimal_places=4, min_value=0)
    times_high = serializers.DecimalField(max_digits=9, decimal_places=4, min_value=0)
    loss_low = serializers.IntegerField(min_value=1, max_value=DEAREST)
    loss_high = serializers.IntegerField(min_value=1, max_value=DEAREST)
    rationale = serializers.CharField(max_length=20_000)


class EstimateEffectInput(ActionSerializer):
    """The share of the loss that the action takes away."""

    removes = serializers.IntegerField(min_value=1, max_value=100)
    rationale = serializers.CharField(max_length=20_000)


class AskForSimulationInput(ActionSerializer):
    """Where, how many years, and the seed."""

    perimeter = RecordField(records=perimeters_where("risks.assess"))
    years = serializers.IntegerField(min_value=1_000, max_value=1_000_000)
    seed = serializers.IntegerField(min_value=0, max_value=2**31 - 1)


class ChooseForBudgetInput(ActionSerializer):
    """Where, and how much."""

    perimeter = RecordField(records=perimeters_where("risks.treat"))
    budget = serializers.IntegerField(min_value=0, max_value=DEAREST)


class QuantitySwitchOutput(serializers.ModelSerializer[QuantitySwitch]):
    """What a perimeter decided."""

    class Meta:
        model = QuantitySwitch
        fields = ("id", "version", "perimeter", "on", "reason")


class QuantificationOutput(serializers.ModelSerializer[Quantification]):
    """One estimate of a risk."""

    class Meta:
        model = Quantification
        fields = ("id", "at", "risk", "times_low", "times_high", "loss_low", "loss_high", "rationale", "expected_loss")


class EffectEstimateOutput(serializers.ModelSerializer[EffectEstimate]):
    """One estimate of what an action takes away."""

    class Meta:
        model = EffectEstimate
        fields = ("id", "at", "treatment_action", "removes", "rationale")


class LossSimulationOutput(serializers.ModelSerializer[LossSimulation]):
    """Simulated years, with all that is needed to live them again."""

    class Meta:
        model = LossSimulation
        fields = (
            *("id", "at", "perimeter", "years", "seed", "expected_loss", "results"),
            *("inputs", "inputs_digest", "versions"),
        )


class BudgetChoiceOutput(serializers.ModelSerializer[BudgetChoice]):
    """What a budget buys."""

    class Meta:
        model = BudgetChoice
        fields = (
            *("id", "at", "perimeter", "budget", "cost", "expected_loss", "removed", "results"),
            *("inputs", "inputs_digest", "versions"),
        )


class QueuedOutput(serializers.ModelSerializer[Job]):
    """The job that was queued; its own endpoint says how far it is."""

    class Meta:
        model = Job
        fields = ("id", "kind", "status")
