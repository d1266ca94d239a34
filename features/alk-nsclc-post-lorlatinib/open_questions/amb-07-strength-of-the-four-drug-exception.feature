@question:AMB-07 @source:IO-3 @source:IO-4 @source:HEAD-5
Feature: How strong is the exception for the four-drug regimen?
  One trial saw a benefit of four drugs in a small group of ALK-positive patients, and the source asks for
  care. Reading A is in force: a caution and nothing more, never equal to the standard chemotherapy.

  Scenario: Symptoms, widespread disease, fit for chemotherapy
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And lorlatinib was the second line of therapy
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And nothing else is recommended
    And the four-drug ABCP regimen calls for caution
    And the answer on the four-drug ABCP regimen rests on IO-4
    And the answer on the four-drug ABCP regimen cites IO-3
    And the answer on the four-drug ABCP regimen cites IO-4
    And open question AMB-07 is shown with the four-drug ABCP regimen

  Scenario Outline: <patient>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <detail>
    When next-line therapy is chosen
    Then the four-drug ABCP regimen calls for caution
    And open question AMB-07 is shown

    Examples:
      | patient                                | detail                                         |
      | Performance status 4                   | the ECOG performance status is 4               |
      | Platinum-pemetrexed was given before   | platinum-pemetrexed was given before           |
      | Platinum or pemetrexed contraindicated | platinum or pemetrexed is contraindicated      |
      | Few sites                              | the progression is limited or oligoprogressive |
      | Lorlatinib given first                 | lorlatinib was the first line of therapy       |
      | PD-L1 strongly expressed               | the PD-L1 expression is 50 % or more           |

  Scenario: The tumour is ALK-negative
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the tumour is ALK-negative
    When next-line therapy is chosen
    Then the four-drug ABCP regimen is out of scope
    And open question AMB-07 is not shown
