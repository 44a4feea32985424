"""Short French reports of every construction -> whole claims; places are real, groups and events are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Claim, Toll
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader

SAMPLES = Path(__file__).parents[2] / "samples" / "atlas"
PUBLISHED = date(2023, 5, 11)  # a Thursday


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    return RuleReader(Atlas.open([SAMPLES]))


def lines_of(claim: Claim) -> tuple[str, ...]:
    """A claim as lines: the act and who says it; the parties; where and when; tolls and arms, one a line."""

    def line(field: str, toll: Toll) -> str:
        return f"{field} {toll.side}/{toll.victim}/{toll.min}/{toll.max}/{toll.text}"

    lists = (("killed", claim.killed), ("injured", claim.injured), ("captured", claim.captured))
    return (
        f"{claim.event_type} {claim.assertion}" + (f" {claim.outcome}" if claim.outcome else ""),
        f"{claim.claimant} | {claim.perpetrator} -> {claim.target}",
        f"{', '.join(claim.places)} [{claim.country}] {claim.event_date}",
        *(line(field, toll) for field, found in lists for toll in found),
        *(f"{m.disposition} {m.item}/{m.qty_min}/{m.qty_max}/{m.unit}/{m.category}" for m in claim.materiel),
    )


REPORTS = {
    "an act that costs lives": (
        "",
        "Une embuscade a coûté la vie à sept soldats vendredi près de Dori, dans le nord du Burkina Faso.",
        [
            (
                "ambush reported",
                "None | None -> soldats",
                "Dori, Burkina Faso [BF] 2023-05-05",
                "killed target/soldats/7/7/sept",
            ),
        ],
    ),
    "a participle that makes dead and wounded": (
        "",
        "Un engin explosif a explosé au passage d'un convoi de l'armée malienne samedi entre Gao "
        "et Ansongo, faisant trois morts et huit blessés.",
        [
            (
                "bombing reported",
                "None | None -> convoi de l'armée malienne",
                "Gao, Ansongo [ML] 2023-05-06",
                "killed target/None/3/3/trois",
                "injured target/None/8/8/huit",
                "used engin explosif/1/1/None/explosive",
            ),
        ],
    ),
    "a balance that is so many killed": (
        "",
        "Le bilan de l'attaque de mardi contre le camp militaire de Djibo est de 14 soldats tués "
        "et 22 blessés.",
        [
            (
                "assault reported",
                "None | None -> camp militaire de Djibo",
                "Djibo [BF] 2023-05-09",
                "killed target/soldats/14/14/14",
                "injured target/None/22/22/22",
            ),
        ],
    ),
    "an ambush laid for a convoy": (
        "",
        "Neuf soldats ont été tués mercredi dans une embuscade tendue à un convoi de "
        "ravitaillement entre Dogondoutchi et Bagaroua.",
        [
            (
                "ambush reported",
                "None | None -> convoi de ravitaillement",
                "Dogondoutchi, Bagaroua [NE] 2023-05-10",
                "killed target/soldats/9/9/Neuf",
            ),
        ],
    ),
    "killing, wounding and carrying off as participles": (
        "",
        "Des hommes armés ont attaqué dimanche le village de Mamove, localité du territoire de "
        "Beni, tuant cinq civils et emportant du bétail.",
        [
            (
                "assault reported",
                "None | None -> village de Mamove",
                "Mamove, Beni [CD] 2023-05-07",
                "killed civilians/civils/5/5/cinq",
                "seized bétail/1/None/None/supplies",
            ),
        ],
    ),
    "a reflexive verb of taking": (
        "",
        "Les combattants du Front de la Bannière de l'Aube se sont emparés vendredi de la "
        "localité de Tessit après avoir tué une dizaine de soldats.",
        [
            (
                "assault reported position_taken",
                "None | Front de la Bannière de l'Aube -> localité de Tessit",
                "Tessit [ML] 2023-05-05",
                "killed target/soldats/10/10/une dizaine",
            ),
        ],
    ),
    "a group says that it has taken a town": (
        "",
        "Le Front de la Bannière de l'Aube dit avoir pris jeudi le contrôle de la ville de Tessit.",
        [
            (
                "territory_taken claimed position_taken",
                "Front de la Bannière de l'Aube | Front de la Bannière de l'Aube -> ville de Tessit",
                "Tessit [ML] 2023-05-11",
            ),
        ],
    ),
    "the attack of Sunday claimed on Thursday": (
        "",
        "Le Front de la Bannière de l'Aube (FBA) a revendiqué jeudi l'attaque menée dimanche "
        "contre le camp militaire de Djibo, dans laquelle il dit avoir tué une soixantaine de "
        "soldats.",
        [
            (
                "assault claimed",
                "Front de la Bannière de l'Aube | Front de la Bannière de l'Aube -> camp militaire de Djibo",
                "Djibo [BF] 2023-05-07",
                "killed target/soldats/60/60/une soixantaine",
            ),
        ],
    ),
    "claimed by, in a passive": (
        "",
        "L'attaque, revendiquée par le Front de la Bannière de l'Aube, a fait neuf morts parmi "
        "les militaires à Inata, au Burkina Faso, mercredi.",
        [
            (
                "assault claimed",
                "Front de la Bannière de l'Aube | Front de la Bannière de l'Aube -> None",
                "Inata, Burkina Faso [BF] 2023-05-10",
                "killed target/militaires/9/9/neuf",
            ),
        ],
    ),
    "attributed to": (
        "",
        "Six villageois ont été tués samedi à Djougou dans une attaque attribuée à des hommes du "
        "Front de la Bannière de l'Aube.",
        [
            (
                "assault reported",
                "None | Front de la Bannière de l'Aube -> villageois",
                "Djougou [BJ] 2023-05-06",
                "killed civilians/villageois/6/6/Six",
            ),
        ],
    ),
    "an army that attributes in a clause": (
        "",
        "Cinq soldats béninois ont trouvé la mort dimanche à Point Triple, lors d'une attaque "
        "que l'armée attribue au Front de la Bannière de l'Aube. Deux assaillants ont été tués "
        "et trois motos saisies.",
        [
            (
                "assault reported",
                "None | Front de la Bannière de l'Aube -> soldats béninois",
                "Point Triple [None] 2023-05-07",
                "killed target/soldats béninois/5/5/Cinq",
                "killed perpetrator/assaillants/2/2/Deux",
                "seized moto/3/3/None/motorcycle",
            ),
        ],
    ),
    "presumed rebels of a group": (
        "",
        "Au moins onze civils ont été massacrés dans la nuit de samedi à dimanche à Mangodomu "
        "par des rebelles présumés de l'Alliance du Mitumba, a indiqué la société civile.",
        [
            (
                "assault reported",
                "None | Alliance du Mitumba -> civils",
                "Mangodomu [CD] 2023-05-06/2023-05-07",
                "killed civilians/civils/11/None/Au moins onze",
            ),
        ],
    ),
    "a road between two names": (
        "",
        "Trois chauffeurs ont été enlevés lundi sur l'axe Gao-Ménaka par des hommes armés non identifiés.",
        [
            (
                "abduction reported",
                "None | None -> chauffeurs",
                "Gao, Ménaka [ML] 2023-05-08",
                "captured civilians/chauffeurs/3/3/Trois",
            ),
        ],
    ),
    "says a colonel, spokesman of the army": (
        "",
        "« Nos forces ont neutralisé douze terroristes », a déclaré le colonel Amadou Kane, "
        "porte-parole de la Force de garde du Nord, après les combats de mardi à Tenenkou.",
        [
            (
                "clash claimed",
                "Force de garde du Nord | Force de garde du Nord -> terroristes",
                "Tenenkou [ML] 2023-05-09",
                "killed target/terroristes/12/12/douze",
            ),
        ],
    ),
    "an attack beaten back, said its spokesman": (
        "",
        "La Force de garde du Nord a repoussé vendredi une attaque du Front de la Bannière de "
        "l'Aube contre sa base de Barkaram, a déclaré son porte-parole, le général Azem. Quinze "
        "assaillants ont été tués et neuf faits prisonniers. Deux soldats ont perdu la vie.",
        [
            (
                "assault claimed repelled",
                "Force de garde du Nord | Front de la Bannière de l'Aube -> base de Barkaram",
                "Barkaram [TD] 2023-05-05",
                "killed perpetrator/assaillants/15/15/Quinze",
                "killed target/soldats/2/2/Deux",
                "captured perpetrator/None/9/9/neuf",
            ),
        ],
    ),
    "a force whose reply allowed it to kill and seize": (
        "",
        "Vendredi, une patrouille de la Force de garde du Nord a été prise à partie par un "
        "groupe armé à 15 km au nord de Niono. La riposte a permis de neutraliser douze "
        "terroristes, de détruire une base et de récupérer sept motos et neuf AK-47. Côté ami, "
        "on déplore un mort et deux blessés.",
        [
            (
                "ambush reported",
                "None | None -> patrouille de la Force de garde du Nord",
                "Niono [ML] 2023-05-05",
                "killed perpetrator/terroristes/12/12/douze",
                "killed target/None/1/1/un mort",
                "injured target/None/2/2/deux",
                "seized moto/7/7/None/motorcycle",
                "seized AK-47/9/9/None/small_arm",
            ),
        ],
    ),
    "labels of two sides over lists": (
        "",
        "Vendredi, la Force de garde du Nord a fait face à deux embuscades à l'engin explosif "
        "improvisé.\n\n1. Vers 9 h 30, entre Dia et Diafarabé :\n- côté ami : 04 morts, 06 blessés, "
        "01 véhicule détruit ;\n- côté ennemi : 19 corps de terroristes, 22 motos récupérées.\n\n2. "
        "En début d'après-midi, à hauteur de Koumara :\n- côté ami : 09 morts ;\n- côté ennemi : "
        "une dizaine de terroristes neutralisés.",
        [
            (
                "ambush reported repelled",
                "None | None -> Force de garde du Nord",
                "Dia, Diafarabé [ML] 2023-05-05",
                "killed target/None/4/4/04",
                "killed perpetrator/terroristes/19/19/19",
                "injured target/None/6/6/06",
                "destroyed véhicule/1/1/None/vehicle",
                "used engin explosif improvisé/1/None/None/explosive",
                "seized moto/22/22/None/motorcycle",
            ),
            (
                "ambush reported repelled",
                "None | None -> Force de garde du Nord",
                "Koumara [ML] 2023-05-05",
                "killed target/None/9/9/09",
                "killed perpetrator/terroristes/10/10/une dizaine",
                "used engin explosif improvisé/1/None/None/explosive",
            ),
        ],
    ),
    "a list of arms whose verb stands in the bullet before": (
        "",
        "Vendredi, la Force de garde du Nord a attaqué une position du Front de la Bannière de "
        "l'Aube à Bourem.\n\nBilan :\n- 12 pick-up et 02 blindés saisis ;\n- 05 mitrailleuses de "
        "12,7 mm, 14 PKM, 63 AK-47 ;\n- 30 caisses de munitions.",
        [
            (
                "assault reported",
                "None | Force de garde du Nord -> position du Front de la Bannière de l'Aube",
                "Bourem [ML] 2023-05-05",
                "seized pick-up/12/12/None/vehicle",
                "seized blindé/2/2/None/armoured_vehicle",
                "seized mitrailleuse de 12,7 mm/5/5/None/machine_gun",
                "seized PKM/14/14/None/machine_gun",
                "seized AK-47/63/63/None/small_arm",
                "seized munition/30/30/caisse/ammunition",
            ),
        ],
    ),
    "a statement of a group": (
        "Front du Sahara vert – Communiqué n° 4",
        "Ce samedi 6 mai 2023, nos vaillants combattants ont attaqué la position de l'armée "
        "d'occupation à Tarkint. Bilan : 14 soldats tués, 2 véhicules incendiés. Butin : 6 PKM, "
        "21 AK-47, 3 caisses de munitions. De notre côté, deux martyrs.",
        [
            (
                "assault claimed",
                "Front du Sahara vert | Front du Sahara vert -> position de l'armée d'occupation",
                "Tarkint [ML] 2023-05-06",
                "killed target/soldats/14/14/14",
                "killed perpetrator/martyrs/2/2/deux",
                "destroyed véhicule/2/2/None/vehicle",
                "seized PKM/6/6/None/machine_gun",
                "seized AK-47/21/21/None/small_arm",
                "seized munition/3/3/caisse/ammunition",
            ),
        ],
    ),
    "a group with small words in its name": (
        "",
        "Le Front pour l'alternance et la concorde (FAC) affirme avoir abattu un hélicoptère et "
        "mis hors de combat plus de 300 soldats à Nokou dimanche.",
        [
            (
                "assault claimed",
                "Front pour l'alternance et la concorde | Front pour l'alternance et la concorde -> soldats",
                "Nokou [TD] 2023-05-07",
                "killed target/soldats/301/None/plus de 300",
                "destroyed hélicoptère/1/1/None/aircraft",
            ),
        ],
    ),
    "a town passed into the hands of": (
        "",
        "La cité de Minova est passée mardi aux mains de l'Alliance du Mitumba, ont constaté des habitants.",
        [
            (
                "territory_taken reported position_taken",
                "None | Alliance du Mitumba -> cité de Minova",
                "Minova [CD] 2023-05-09",
            ),
        ],
    ),
    "under the control of": (
        "",
        "La localité de Kibirizi est passée lundi matin sous le contrôle de l'Alliance du Mitumba.",
        [
            (
                "territory_taken reported position_taken",
                "None | Alliance du Mitumba -> localité de Kibirizi",
                "Kibirizi [CD] 2023-05-08",
            ),
        ],
    ),
    "driven out of their post": (
        "",
        "L'Alliance du Mitumba affirme avoir chassé les militaires de leur poste de Kibirizi "
        "samedi et saisi une caisse de cartouches.",
        [
            (
                "territory_taken claimed position_taken",
                "Alliance du Mitumba | Alliance du Mitumba -> militaires",
                "Kibirizi [CD] 2023-05-06",
                "seized cartouche/1/1/caisse/ammunition",
            ),
        ],
    ),
    "a total with its parts": (
        "",
        "Un convoi de l'armée a été la cible d'une embuscade mercredi à Namsiguia. Vingt-deux "
        "personnes ont été tuées : seize civils et six soldats. Une cinquantaine de camions ont "
        "été brûlés.",
        [
            (
                "ambush reported",
                "None | None -> convoi de l'armée",
                "Namsiguia [BF] 2023-05-10",
                "killed civilians/civils/16/16/seize",
                "killed target/soldats/6/6/six",
                "destroyed camion/50/50/None/vehicle",
            ),
        ],
    ),
    "used weapons behind a phrase of several words": (
        "",
        "Le Front de la Bannière de l'Aube affirme avoir visé un pétrolier mardi au large de "
        "Hodeïda au moyen de deux drones et de trois missiles balistiques.",
        [
            (
                "air_strike claimed",
                "Front de la Bannière de l'Aube | Front de la Bannière de l'Aube -> pétrolier",
                "Hodeïda [YE] 2023-05-09",
                "used drone/2/2/None/drone",
                "used missile balistique/3/3/None/ammunition",
            ),
        ],
    ),
    "with mortar and rockets": (
        "",
        "Les rebelles ont tiré des roquettes sur l'aéroport de Goma jeudi, sans faire de victimes.",
        [
            (
                "shelling reported",
                "None | None -> aéroport de Goma",
                "Goma [CD] 2023-05-11",
                "used roquette/1/None/None/ammunition",
            ),
        ],
    ),
    "shells that fell on a camp": (
        "",
        "Plusieurs obus de mortier sont tombés samedi sur le camp de l'armée à Sévaré, blessant "
        "deux soldats.",
        [
            (
                "shelling reported",
                "None | None -> camp de l'armée",
                "Sévaré [ML] 2023-05-06",
                "injured target/soldats/2/2/deux",
                "used obus de mortier/3/None/None/ammunition",
            ),
        ],
    ),
    "their vehicle is not the target": (
        "",
        "Quatre soldats togolais ont été tués dans la nuit de lundi à mardi à Dapaong lorsque "
        "leur véhicule a sauté sur un engin explosif improvisé.",
        [
            (
                "bombing reported",
                "None | None -> soldats togolais",
                "Dapaong [TG] 2023-05-08/2023-05-09",
                "killed target/soldats togolais/4/4/Quatre",
                "used engin explosif improvisé/1/1/None/explosive",
            ),
        ],
    ),
    "prisoners taken": (
        "",
        "Cinq policiers ont été faits prisonniers dimanche lors de l'attaque de leur poste à "
        "Macomia par des insurgés.",
        [
            (
                "assault reported",
                "None | None -> poste",
                "Macomia [MZ] 2023-05-07",
                "captured target/policiers/5/5/Cinq",
            ),
        ],
    ),
    "arrests announced": (
        "",
        "À Bouar, la Force de garde du Nord annonce l'arrestation, dans la journée de dimanche, "
        "de cinq combattants présumés, trouvés en possession de 02 grenades.",
        [
            (
                "arrest claimed",
                "Force de garde du Nord | Force de garde du Nord -> combattants présumés",
                "Bouar [CF] 2023-05-07",
                "captured target/combattants présumés/5/5/cinq",
                "seized grenade/2/2/None/explosive",
            ),
        ],
    ),
    "a kamikaze before a mosque": (
        "",
        "Un kamikaze s'est fait exploser vendredi devant la mosquée de Kolofata, tuant six "
        "fidèles et en blessant onze.",
        [
            (
                "suicide_bombing reported",
                "None | None -> mosquée de Kolofata",
                "Kolofata [CM] 2023-05-05",
                "killed civilians/fidèles/6/6/six",
                "injured civilians/None/11/11/onze",
            ),
        ],
    ),
    "abducted by people on motorcycles": (
        "",
        "Un prêtre a été enlevé dans la nuit de mardi à mercredi à Kankan par des hommes armés, "
        "qui ont emporté son véhicule.",
        [
            (
                "abduction reported",
                "None | None -> prêtre",
                "Kankan [GN] 2023-05-09/2023-05-10",
                "captured civilians/prêtre/1/1/Un prêtre",
                "seized véhicule/1/1/None/vehicle",
            ),
        ],
    ),
    "a drone strike of an army told by its staff": (
        "",
        "La Force de garde du Nord a mené, le 4 mai, une frappe aérienne contre un regroupement "
        "terroriste à Foubé. Plusieurs terroristes ont été neutralisés, indique l'état-major.",
        [
            (
                "air_strike claimed",
                "Force de garde du Nord | Force de garde du Nord -> terroristes",
                "Foubé [None] 2023-05-04",
                "killed target/terroristes/3/None/Plusieurs",
            ),
        ],
    ),
    "losses admitted by only so many": (
        "",
        "Dans un communiqué, l'Alliance du Mitumba dit avoir pris samedi le camp de Kibirizi et "
        "tué quinze soldats. « Nous n'avons eu qu'un blessé », ajoute le texte.",
        [
            (
                "assault claimed position_taken",
                "Alliance du Mitumba | Alliance du Mitumba -> camp de Kibirizi",
                "Kibirizi [CD] 2023-05-06",
                "killed target/soldats/15/15/quinze",
                "injured perpetrator/None/1/1/un blessé",
            ),
        ],
    ),
    "killed or wounded without a number": (
        "",
        "Un véhicule de l'armée a sauté sur une mine jeudi entre Bourem et Gao. Tous ses "
        "occupants auraient été tués ou blessés.",
        [
            (
                "bombing reported",
                "None | None -> véhicule de l'armée",
                "Bourem, Gao [ML] 2023-05-11",
                "killed target/occupants/0/None/occupants",
                "injured target/occupants/0/None/occupants",
                "used mine/1/1/None/explosive",
            ),
        ],
    ),
    "text without accents": (
        "",
        "Samedi vers 4 h, le poste de Sagme, dans l'Extreme-Nord, a ete attaque par une colonne "
        "du Front de la Banniere de l'Aube. Huit soldats ont ete tues et treize blesses.",
        [
            (
                "assault reported",
                "None | Front de la Banniere de l'Aube -> poste de Sagme",
                "Sagme, Extreme-Nord [CM] 2023-05-06",
                "killed target/soldats/8/8/Huit",
                "injured target/None/13/13/treize",
            ),
        ],
    ),
    "headline in a post": (
        "",
        "🔴 #Sahel Attaque ce matin à Markoye (Oudalan). 4 soldats tués, 2 blessés. 3 motos emportées.",
        [
            (
                "assault reported",
                "None | None -> soldats",
                "Markoye, Oudalan [BF] 2023-05-11",
                "killed target/soldats/4/4/4",
                "injured target/None/2/2/2",
                "seized moto/3/3/None/motorcycle",
            ),
        ],
    ),
    "chronology under a year": (
        "Chronologie des attaques dans le Nord en 2021",
        "3 janvier : des hommes armés attaquent le village de Loumbila et tuent quatre civils.\n\n"
        "17 mars : un soldat est tué par une mine près de Tougouri.",
        [
            (
                "assault reported",
                "None | None -> village de Loumbila",
                "Loumbila [BF] 2021-01-03",
                "killed civilians/civils/4/4/quatre",
            ),
            (
                "bombing reported",
                "None | None -> soldat",
                "Tougouri [BF] 2021-03-17",
                "killed target/soldat/1/1/un soldat",
                "used mine/1/1/None/explosive",
            ),
        ],
    ),
    "digest by countries": (
        "La semaine sécuritaire",
        "Notre rédaction résume les incidents de la semaine. Les chiffres sont ceux des "
        "sources.\n\nNIGER. Mercredi, un détachement de la Force de garde du Nord est tombé dans "
        "une embuscade près de Koutougou. Dix-sept soldats sont morts et vingt autres ont été "
        "blessés, tous évacués sur Niamey.\n\nMALI. Au marché de Tidermène, trois éleveurs que le "
        "Front de la Bannière de l'Aube accusait de renseigner l'armée ont été fusillés vendredi.",
        [
            (
                "ambush reported",
                "None | None -> détachement de la Force de garde du Nord",
                "Koutougou, NIGER [NE] 2023-05-10",
                "killed target/soldats/17/17/Dix-sept",
                "injured target/autres/20/20/vingt",
            ),
            (
                "execution reported",
                "None | None -> éleveurs",
                "Tidermène, MALI [ML] 2023-05-05",
                "killed civilians/éleveurs/3/3/trois",
            ),
        ],
    ),
    "captured, another killed": (
        "",
        "Vendredi à Khenchela, une unité de la Force de garde du Nord a abattu un terroriste, "
        "blessé un autre et récupéré un pistolet mitrailleur de type Kalachnikov et quatre "
        "chargeurs.",
        [
            (
                "clash reported",
                "None | Force de garde du Nord -> terroriste",
                "Khenchela [DZ] 2023-05-05",
                "killed target/terroriste/1/1/un terroriste",
                "injured target/autre/1/1/un autre",
                "seized pistolet mitrailleur de type Kalachnikov/1/1/None/small_arm",
                "seized chargeur/4/4/None/ammunition",
            ),
        ],
    ),
    "number and kind of arms": (
        "",
        "Vendredi près d'Anéfis, l'armée a récupéré quatre fusils mitrailleurs de type FM, huit "
        "pistolets mitrailleurs de type kalachnikov et quinze chargeurs dans une cache du Front "
        "de la Bannière de l'Aube.",
        [
            (
                "other reported",
                "None | armée -> None",
                "Anéfis [ML] 2023-05-05",
                "seized fusil mitrailleur de type FM/4/4/None/machine_gun",
                "seized pistolet mitrailleur de type kalachnikov/8/8/None/small_arm",
                "seized chargeur/15/15/None/ammunition",
            ),
        ],
    ),
    "who spoke on another day in another town": (
        "",
        "L'armée nationale affirme avoir mené mardi un raid à Oubari. Sept combattants ont été "
        "capturés et deux véhicules tout-terrain saisis, selon son porte-parole, qui s'exprimait "
        "mercredi à Benghazi.",
        [
            (
                "assault claimed",
                "armée nationale | armée nationale -> Oubari",
                "Oubari [LY] 2023-05-09",
                "captured target/combattants/7/7/Sept",
                "seized véhicule tout-terrain/2/2/None/vehicle",
            ),
        ],
    ),
    "a date with a demonstrative": (
        "",
        "La Force de garde du Nord a neutralisé ce 6 mai 2023 une vingtaine de terroristes dans "
        "la zone de Kompienga.",
        [
            (
                "clash reported",
                "None | Force de garde du Nord -> terroristes",
                "Kompienga [BF] 2023-05-06",
                "killed target/terroristes/20/20/une vingtaine",
            ),
        ],
    ),
    "an army that lost men when its position was attacked": (
        "",
        "L'armée a indiqué avoir perdu trois hommes et neutralisé une dizaine d'assaillants lors "
        "d'une attaque contre sa position de Tilwa mardi.",
        [
            (
                "assault reported",
                "None | None -> position de Tilwa",
                "Tilwa [None] 2023-05-09",
                "killed target/hommes/3/3/trois",
                "killed perpetrator/assaillants/10/10/une dizaine",
            ),
        ],
    ),
    "members of the forces, their base": (
        "",
        "Cinq éléments des forces de défense ont été tués et deux autres portés disparus après "
        "l'attaque de leur base à Gaskindé, mercredi.",
        [
            (
                "assault reported",
                "None | None -> base",
                "Gaskindé [BF] 2023-05-10",
                "killed target/éléments des forces de défense/5/5/Cinq",
            ),
        ],
    ),
    "a clause between a convoy and its ambush": (
        "",
        "Le convoi, qui transportait des vivres, est tombé dans une embuscade jeudi à Bourzanga "
        "; onze civils et trois soldats ont péri.",
        [
            (
                "ambush reported",
                "None | None -> convoi",
                "Bourzanga [BF] 2023-05-11",
                "killed civilians/civils/11/11/onze",
                "killed target/soldats/3/3/trois",
            ),
        ],
    ),
    "a chief and his family": (
        "",
        "Les hommes de l'Alliance du Mitumba ont tué, mercredi à Mweso, un chef coutumier et "
        "quatre membres de sa famille avant d'incendier une vingtaine de cases.",
        [
            (
                "assault reported",
                "None | Alliance du Mitumba -> chef coutumier",
                "Mweso [CD] 2023-05-10",
                "killed civilians/chef coutumier/1/1/un chef coutumier",
                "killed civilians/membres de sa famille/4/4/quatre",
            ),
        ],
    ),
    "a mine under a vehicle, the day between the words": (
        "",
        "À Kidal, un véhicule de la Force de garde du Nord a sauté dimanche sur une mine : "
        "quatre soldats sont morts sur le coup.",
        [
            (
                "bombing reported",
                "None | None -> véhicule de la Force de garde du Nord",
                "Kidal [ML] 2023-05-07",
                "killed target/soldats/4/4/quatre",
                "used mine/1/1/None/explosive",
            ),
        ],
    ),
    "arms taken with a camp": (
        "",
        "Le Front de la Bannière de l'Aube assure avoir saisi sept véhicules, vingt-trois armes "
        "légères et un canon de 23 mm lors de la prise du camp de Bamba, lundi.",
        [
            (
                "territory_taken claimed",
                "Front de la Bannière de l'Aube | Front de la Bannière de l'Aube -> None",
                "Bamba [ML] 2023-05-08",
                "seized véhicule/7/7/None/vehicle",
                "seized arme légère/23/23/None/other",
                "seized canon de 23 mm/1/1/None/heavy_weapon",
            ),
        ],
    ),
    "suspects arrested": (
        "",
        "Sept ravisseurs présumés ont été interpellés vendredi à Garoua-Boulaï par la "
        "gendarmerie, et trois otages libérés.",
        [
            (
                "arrest reported",
                "None | gendarmerie -> None",
                "Garoua-Boulaï [CM] 2023-05-05",
                "captured target/ravisseurs présumés/7/7/Sept",
            ),
        ],
    ),
    "a rocket fired from a hill": (
        "",
        "Une roquette tirée depuis la colline de Ndosho s'est abattue mardi sur un marché de "
        "Sake, tuant trois femmes.",
        [
            (
                "shelling reported",
                "None | None -> marché de Sake",
                "Sake [CD] 2023-05-09",
                "killed civilians/femmes/3/3/trois",
                "used roquette/1/1/None/ammunition",
            ),
        ],
    ),
    "an attack denied": (
        "",
        "L'Alliance du Mitumba nie avoir attaqué le village de Kishishe, où vingt-six civils ont "
        "été tués mardi.",
        [
            (
                "assault denied",
                "None | Alliance du Mitumba -> village de Kishishe",
                "Kishishe [CD] 2023-05-09",
                "killed civilians/civils/26/26/vingt-six",
            ),
        ],
    ),
}

NO_ACTS = {
    "a year's count is no act": (
        "Depuis le début de l'année, les groupes armés ont mené plus de 1 200 actions dans le "
        "Sahel. Ces violences auraient fait près de 4 600 morts."
    ),
    "a condemnation is no act": (
        "L'Union africaine a condamné avec la plus grande fermeté l'attaque terroriste de "
        "Barsalogho et présenté ses condoléances au peuple burkinabè."
    ),
    "a threat is no act": (
        "Le chef de la katiba a menacé dans une vidéo d'attaquer toute ville qui collaborerait avec l'armée."
    ),
    "a game is no act": (
        "Les Étalons ont écrasé les Lions 4-0 samedi au stade du 4-Août. L'attaque burkinabè a "
        "fait exploser la défense adverse."
    ),
    "a drill is no act": (
        "L'armée béninoise a mené un exercice à Kandi. Trois cents soldats ont simulé une attaque de convoi."
    ),
    "an accident is no act": (
        "Un camion de l'armée s'est renversé dimanche près de Ségou, faisant trois morts et "
        "douze blessés parmi les soldats."
    ),
}


@pytest.mark.parametrize(("title", "text", "expected"), REPORTS.values(), ids=list(REPORTS))
def test_a_french_report_gives_whole_claims(
    reader: RuleReader, title: str, text: str, expected: list[tuple[str, ...]]
) -> None:
    document = Document("invented", text, title=title, lang="fr", published=PUBLISHED)
    assert [lines_of(claim) for claim in reader.read(document).claims] == expected


@pytest.mark.parametrize("text", NO_ACTS.values(), ids=list(NO_ACTS))
def test_what_is_no_act_of_force_gives_no_claim(reader: RuleReader, text: str) -> None:
    assert reader.read(Document("invented", text, lang="fr", published=PUBLISHED)).claims == ()


def test_the_dead_whom_a_force_acknowledges_do_not_speak(reader: RuleReader) -> None:
    text = "La Force de garde du Nord reconnaît quatre morts et dit avoir tué dix assaillants."
    (claim,) = reader.read(Document("invented", text, lang="fr", published=PUBLISHED)).claims
    assert (claim.claimant, claim.perpetrator) == ("Force de garde du Nord", "Force de garde du Nord")
    assert [toll.source for toll in claim.killed if toll.source] == []


def test_no_loss_beside_the_enemys_dead_is_of_the_speakers_side(reader: RuleReader) -> None:
    text = (
        "Dans la nuit, la Brigade rapide de la Volta dit avoir repoussé une attaque du Front de la Bannière de l'Aube "
        "contre son poste de Pama. Elle annonce quinze assaillants tués et aucune perte de son côté."
    )
    (claim,) = reader.read(Document("invented", text, lang="fr", published=PUBLISHED)).claims
    assert [(toll.side, toll.max) for toll in claim.killed] == [("perpetrator", 15), ("target", 0)]
