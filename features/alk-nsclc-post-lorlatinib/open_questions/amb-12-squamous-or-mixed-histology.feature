@question:AMB-12 @source:SUM-1 @source:CHEMO-1 @source:HEAD-2
Feature: Squamous or mixed histology is not mentioned
  The source never speaks of histology. Reading B is in force: its advice is shown as written, with a flag
  that it does not address this histology.

  Scenario Outline: Symptoms, widespread disease, <histology>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And <histology>
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy rests on CHEMO-1
    And alert A-HISTOLOGY is shown
    And open question AMB-12 is shown with platinum-pemetrexed chemotherapy

    Examples:
      | histology                                       |
      | the histology is squamous                       |
      | the histology is of another non-small-cell type |

  Scenario: No symptoms, few sites, squamous histology
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is asymptomatic
    And the progression is limited or oligoprogressive
    And the ECOG performance status is 1
    And the histology is squamous
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer on platinum-pemetrexed chemotherapy cites HEAD-2
    And alert A-HISTOLOGY is shown
    And open question AMB-12 is shown

  Scenario: Non-squamous histology
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And the histology is non-squamous
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And alert A-HISTOLOGY is not shown
    And open question AMB-12 is not shown

  Scenario: Nothing said about histology
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And the answer assumes that the histology is non-squamous
    And alert A-HISTOLOGY is not shown
    And open question AMB-12 is not shown

  Scenario: Histology not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the ECOG performance status is 1
    And the histology is unknown
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And alert A-HISTOLOGY could not be checked
    And open question AMB-12 is shown
