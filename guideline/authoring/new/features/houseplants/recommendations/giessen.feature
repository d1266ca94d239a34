# language: de
@rec:WATER-1
Funktionalität: Trockene Erde gießen
  Dieselbe Empfehlung wie in water.feature, mit den deutschen Worten aus translations/de.yaml.

  Szenario: Trockene Erde und eine kleine Pflanze
    Angenommen eine Zimmerpflanze, deren Erde gefühlt wurde
    Und die Erde ist trocken
    Und es gibt keine Schädlinge
    Und die Pflanze ist 30 cm hoch
    Wenn die Pflanze wird versorgt
    Dann Gießen wird empfohlen
    Und die Antwort zu Gießen beruht auf WATER-1

  Szenariogrundriss: Die Höhe ist unbekannt, <erde>
    Angenommen eine Zimmerpflanze, deren Erde gefühlt wurde
    Und die Erde ist <erde>
    Und es gibt keine Schädlinge
    Und die Höhe ist unbekannt
    Wenn die Pflanze wird versorgt
    Dann Gießen <antwort>

    Beispiele:
      | erde    | antwort                             |
      | trocken | lässt sich noch nicht bestimmen     |
      | feucht  | wird von der Quelle nicht behandelt |
