"""Own the signs of spoken English: what print has only where somebody is heard speaking."""

from edition.proposals.phrase import words

SPOKEN = words(
    """ain't hain't tain't em yer yeh yez yerself meself hisself theirselves theirself ourn yourn
    hisn hern theirn thar whar hyar thet git gits gittin agin agen allus allers jest jes jist
    sez wuz wos wot dis dem dese dose dey wid wif massa marse gwine sah suh ter ez uv ov ef sich
    sech arter nohow nuthin nothin nothink somethin summat summut nowt owt mebbe oughter orter
    kinder sorter lemme gimme gonna gotta wanna dunno dinna canna winna wouldna didna isna wasna
    shouldna couldna bairn lassie auld ower frae gie hae nae tak mak thysen mysen hissen zur yew
    naow haow ould sorra begorra bedad faix arrah heerd hearn knowed growed blowed throwed
    drawed catched ketched ketch critter creetur crittur yaller feller fellers winder ole hoss
    jine larn larned sartin sartain skeer skeered spose childer missus missis yessir yassir"""
)
"""Forms of dialect and of careless speech, in small letters."""
UNSPOKEN = words("an o th wi ol mos jus las nex fin groun roun han frien chile")
"""Words that an apostrophe after them has cut short."""
MISMATCHES = {
    "i": words("is has says knows goes weren't"),
    **dict.fromkeys(("we", "you", "they"), words("was is has says wasn't isn't")),
    **dict.fromkeys(("he", "she", "it"), words("don't weren't")),
}
"""Subjects, and verbs that only dialect has after them."""
