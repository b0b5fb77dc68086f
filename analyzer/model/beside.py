"""What files beside the Python ones and the templates state. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzer.model.deployment import DeploymentFile
from analyzer.model.facts import Script


@dataclass(frozen=True, slots=True)
class Beside:
    """What each of these files states, by path."""

    scripts: Mapping[str, Script] = field(default_factory=dict)  # `.sql` files
    deployments: Mapping[str, DeploymentFile] = field(default_factory=dict)  # what is started, and how


NOTHING_BESIDE = Beside()
