@pitfall:PIT-1 @source:PIT-1 @source:IO-1 @source:IO-2 @source:HEAD-4
Feature: Immunotherapy alone is not the standard next line
  After lorlatinib, a PD-1 or PD-L1 inhibitor by itself is listed as a mistake when it is used as the
  standard: it works poorly in ALK-positive disease. The warning names no exception.

  Scenario: Progression on lorlatinib, nothing else known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    When next-line therapy is chosen
    Then immunotherapy alone must be avoided
    And the answer on immunotherapy alone rests on PIT-1
    And the answer on immunotherapy alone cites PIT-1
    And the answer on immunotherapy alone cites IO-1
    And the answer on immunotherapy alone cites IO-2
    And the answer on immunotherapy alone cites HEAD-4
    And the answer on immunotherapy alone does not cite IO-3
    And open question AMB-08 is shown

  Scenario Outline: <patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <detail>
    When next-line therapy is chosen
    Then immunotherapy alone must be avoided
    And the answer on immunotherapy alone rests on PIT-1

    Examples:
      | patient                                       | detail                                                          |
      | Symptoms from the progression                 | the progression is symptomatic                                  |
      | No symptoms                                   | the progression is asymptomatic                                 |
      | Limited progression                           | the progression is limited or oligoprogressive                  |
      | Widespread progression                        | the progression is widespread                                   |
      | Bedridden patient                             | the ECOG performance status is 4                                |
      | Lorlatinib given first                        | lorlatinib was the first line of therapy                        |
      | Lorlatinib given late                         | lorlatinib was the fourth or a later line of therapy            |
      | Chemotherapy cannot be given                  | platinum or pemetrexed is contraindicated                       |
      | Chemotherapy was given already                | platinum-pemetrexed was given before                            |
      | Squamous histology                            | the histology is squamous                                       |
      | Profiling not done                            | broad molecular profiling has not been done                     |
      | Nothing found on tissue profiling             | tissue profiling found no resistance mechanism                  |
      | Resistance outside ALK that cannot be treated | the resistance mechanism lies outside ALK and is not actionable |
      | High PD-L1 expression                         | the PD-L1 expression is 50 % or more                            |
      | PD-L1 not tested                              | the PD-L1 expression is unknown                                 |
      | Only the brain progresses                     | only the central nervous system progresses                      |

  Scenario: Immunotherapy alone planned because PD-L1 is high
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the PD-L1 expression is 50 % or more
    And tissue profiling found no resistance mechanism
    When immunotherapy alone is proposed
    Then immunotherapy alone cannot stand in the plan as proposed
    And immunotherapy alone must be avoided

  Scenario: Immunotherapy alone planned together with profiling
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And broad molecular profiling has not been done
    When broad molecular profiling is proposed
    And immunotherapy alone is proposed
    Then immunotherapy alone cannot stand in the plan as proposed

  Scenario: Standard chemotherapy planned instead
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And tissue profiling found no resistance mechanism
    When platinum-pemetrexed chemotherapy is proposed
    Then nothing speaks against the plan
    And platinum-pemetrexed chemotherapy is recommended
    And immunotherapy alone must be avoided

  Scenario: The four-drug regimen is not immunotherapy alone
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    When next-line therapy is chosen
    Then the four-drug ABCP regimen calls for caution
    And the answer on the four-drug ABCP regimen does not cite PIT-1

  Scenario: Chemotherapy with immunotherapy is not immunotherapy alone
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    When next-line therapy is chosen
    Then chemotherapy with immunotherapy is not addressed by the source
    And the answer on chemotherapy with immunotherapy does not cite PIT-1

  @source:TITLE-1
  Scenario Outline: Outside the scope: <patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <edge>
    When next-line therapy is chosen
    Then the patient is out of scope
    And immunotherapy alone is out of scope
    And the answer on immunotherapy alone cites TITLE-1
    And the answer on immunotherapy alone does not cite PIT-1

    Examples:
      | patient                                | edge                                                     |
      | another disease                        | the disease is not non-small-cell lung cancer            |
      | no ALK alteration                      | the tumour is ALK-negative                               |
      | another ALK inhibitor after lorlatinib | the last systemic therapy was another ALK inhibitor      |
      | chemotherapy after lorlatinib          | the last systemic therapy was chemotherapy               |
      | progression only suspected             | progression on lorlatinib is suspected but not confirmed |
      | no progression                         | there is no progression on lorlatinib                    |

  @source:TITLE-1
  Scenario Outline: Not known whether the guideline applies: <gap>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <missing value>
    When next-line therapy is chosen
    Then it is not known whether the patient is in scope
    And immunotherapy alone cannot be determined yet
    And the answer on immunotherapy alone depends on <deciding>
    And the answer on immunotherapy alone could still be that it is out of scope
    And alert PIT-1 would apply if more were known

    Examples:
      | gap                   | missing value                            | deciding                      |
      | the disease           | the disease is unknown                   | the disease                   |
      | the ALK status        | the ALK status is unknown                | the ALK status                |
      | the last therapy      | the last systemic therapy is unknown     | the last systemic therapy     |
      | whether it progressed | the progression on lorlatinib is unknown | the progression on lorlatinib |

  @source:TITLE-1
  Scenario: ALK status not yet known, immunotherapy alone might have to be avoided
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the ALK status is unknown
    When next-line therapy is chosen
    Then immunotherapy alone cannot be determined yet
    And the answer on immunotherapy alone could still be that it must be avoided
