@question:AMB-08 @source:IO-2
Feature: Chemotherapy with immunotherapy, other than the four-drug regimen
  The source calls the added value of immunotherapy uncertain, because trials mostly left ALK-positive
  patients out. It advises no combination of this kind and forbids none, so the answer is silence.

  Scenario: Progression on lorlatinib, nothing else known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    When next-line therapy is chosen
    Then chemotherapy with immunotherapy is not addressed by the source
    And the answer on chemotherapy with immunotherapy cites IO-2
    And the answer on chemotherapy with immunotherapy does not cite IO-3
    And open question AMB-08 is shown

  Scenario Outline: <patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <detail>
    When next-line therapy is chosen
    Then chemotherapy with immunotherapy is not addressed by the source
    And the answer on chemotherapy with immunotherapy cites IO-2

    Examples:
      | patient                        | detail                                         |
      | PD-L1 strongly expressed       | the PD-L1 expression is 50 % or more           |
      | Fit for chemotherapy           | the ECOG performance status is 0               |
      | Performance status 3           | the ECOG performance status is 3               |
      | Chemotherapy was given already | platinum-pemetrexed was given before           |
      | Chemotherapy cannot be given   | platinum or pemetrexed is contraindicated      |
      | Squamous histology             | the histology is squamous                      |
      | Few sites                      | the progression is limited or oligoprogressive |
      | Widespread disease             | the progression is widespread                  |
      | Profiling found nothing        | tissue profiling found no resistance mechanism |

  @source:TITLE-1
  Scenario: The tumour is ALK-negative
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    When next-line therapy is chosen
    Then chemotherapy with immunotherapy is out of scope
    And the answer on chemotherapy with immunotherapy does not cite IO-2
    And open question AMB-08 is not shown

  @source:TITLE-1
  Scenario: Progression on lorlatinib not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the progression on lorlatinib is unknown
    When next-line therapy is chosen
    Then chemotherapy with immunotherapy cannot be determined yet
    And the answer on chemotherapy with immunotherapy depends on the progression on lorlatinib
    And the answer on chemotherapy with immunotherapy could still be that it is out of scope
